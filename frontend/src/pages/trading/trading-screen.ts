import type { Token } from '@tokentradex/backend/contracts';
import type { Dispatch } from 'react';
import type { DraftAction, OrderDraft } from './order-draft.ts';
import type { PickedLevel } from './picked-level.ts';

/** What both layouts of the trading screen show. */
export interface TradingScreenProps {
  market: Token;
  quote: Token;
  draft: OrderDraft;
  dispatchDraft: Dispatch<DraftAction>;
  /** A level of the book was picked for the order form. */
  onPick: (level: PickedLevel) => void;
}
