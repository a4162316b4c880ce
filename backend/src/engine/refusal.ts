import type { RefusalCode } from '../contracts/index.ts';
import type { Refusal } from './state.ts';

export function refusal(code: RefusalCode, message: string): Refusal {
  return { kind: 'refused', code, message };
}
