import { Engine } from '../../src/engine/engine.ts';
import { NaiveEngine } from '../../src/engine/naive-engine.ts';

/** Whatever must hold for one holds for both; cash is token 1. */
export const IMPLEMENTATIONS = [
  { name: 'engine', create: () => new Engine({ quoteTokenId: 1 }) },
  { name: 'reference model', create: () => new NaiveEngine({ quoteTokenId: 1 }) },
];
