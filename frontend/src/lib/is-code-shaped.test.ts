import { expect, it } from 'vitest';
import { isCodeShaped } from './is-code-shaped.ts';

it.each(['123456', ' 123 456 ', 'k7m2p-x9fqa', 'K7M2P X9FQA', 'k7m2px9fqa'])(
  '"%s" can be a code',
  (text) => {
    expect(isCodeShaped(text)).toBe(true);
  },
);

it.each(['', '12345', '1234567', '12-3456', 'k7m2p', 'k7m2p-x9fq1', 'null'])(
  '"%s" cannot',
  (text) => {
    expect(isCodeShaped(text)).toBe(false);
  },
);
