import type { DecimalString, IsoTime, PageQuery } from './common.ts';

/**
 * `proposed`: waits for the second person. `applying`: approved, and not booked yet. `expired`: nobody
 * decided in time.
 */
export const ADJUSTMENT_STATUSES = [
  'proposed',
  'applying',
  'approved',
  'rejected',
  'expired',
] as const;
export type AdjustmentStatus = (typeof ADJUSTMENT_STATUSES)[number];

/**
 * Why an adjustment deserves a second look: it moves a large share of all that the house holds of the
 * token, it is worth much, or its worth is not known.
 */
export const ADJUSTMENT_WARNINGS = ['large_share', 'large_value', 'no_price'] as const;
export type AdjustmentWarning = (typeof ADJUSTMENT_WARNINGS)[number];

/** From where on an adjustment is warned of. */
export const ADJUSTMENT_WARNS_ABOVE = {
  /** Of what the house holds of the token, in basis points. */
  shareBps: 1_000,
  /** In whole units of cash. */
  value: '10000',
} as const;

/** Body of POST /admin/adjustments. Has no effect before a second person approves. */
export interface ProposeAdjustmentBody {
  userId: string;
  tokenId: string;
  /** Positive credits, negative debits. */
  amount: DecimalString;
  /** The user reads it. */
  reason: string;
}

/** Parameters of GET /admin/adjustments/preview. */
export type AdjustmentPreviewQuery = Omit<ProposeAdjustmentBody, 'reason'>;

/** What an adjustment would do, as of now. */
export interface AdjustmentPreview {
  tokenId: string;
  symbol: string;
  quoteSymbol: string;
  balance: DecimalString;
  /** A debit never takes more than this. */
  available: DecimalString;
  balanceAfter: DecimalString;
  /** In cash at the last price, signed, rounded toward zero; null before the first trade. */
  value: DecimalString | null;
  /** All that the house holds of the token for everybody. */
  houseTotal: DecimalString;
  warnings: AdjustmentWarning[];
}

export interface Adjustment {
  id: string;
  user: { id: string; email: string; username: string };
  tokenId: string;
  symbol: string;
  quoteSymbol: string;
  /** Signed. */
  amount: DecimalString;
  /** When it was proposed, signed; null when the token had never traded. */
  value: DecimalString | null;
  houseTotal: DecimalString;
  warnings: AdjustmentWarning[];
  reason: string;
  status: AdjustmentStatus;
  proposedBy: { id: string; email: string };
  createdAt: IsoTime;
  expiresAt: IsoTime;
  decidedBy: { id: string; email: string } | null;
  decidedAt: IsoTime | null;
  decisionReason: string | null;
  /** The transaction that booked it. */
  transactionId: string | null;
}

export interface AdjustmentsQuery extends PageQuery {
  status?: AdjustmentStatus;
}

/** Body of POST /admin/adjustments/:id/approve and /reject. */
export interface DecideAdjustmentBody {
  reason: string;
  /** Typed again by the second person: the amount with its sign, and the token's symbol. */
  confirm: { amount: DecimalString; symbol: string };
}
