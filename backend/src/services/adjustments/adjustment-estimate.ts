import { QueryTypes, type Sequelize } from 'sequelize';
import {
  ADJUSTMENT_WARNS_ABOVE,
  type AdjustmentPreviewQuery,
  type AdjustmentWarning,
} from '../../contracts/index.ts';
import { EXTERNAL_USER_ID } from '../../engine/state.ts';
import { parseAmount, parseSignedAmount, parseStored } from '../../lib/decimal.ts';
import { valueOf } from '../../presenters/wallet-balance.ts';
import type { MarketDataReader } from '../market-data-reader.ts';
import { requireToken } from '../refusal-error.ts';
import type { TokenRecord, TokenRegistry } from '../token-registry.ts';

/** What an adjustment would do, as of what is committed now. Amounts in atoms. */
export interface AdjustmentEstimate {
  token: TokenRecord;
  amountAtoms: bigint;
  balanceAtoms: bigint;
  availableAtoms: bigint;
  /** Signed, in cash; null before the token's first trade. */
  valueAtoms: bigint | null;
  houseTotalAtoms: bigint;
  warnings: AdjustmentWarning[];
}

export interface AdjustmentEstimatorParts {
  sequelize: Sequelize;
  tokens: TokenRegistry;
  prices: Pick<MarketDataReader, 'lastPrice'>;
}

const WARNED_VALUE_ATOMS = parseAmount(ADJUSTMENT_WARNS_ABOVE.value);
const WARNED_SHARE_BPS = BigInt(ADJUSTMENT_WARNS_ABOVE.shareBps);
const BPS_PER_UNIT = 10_000n;

/** Weighs adjustments; decides nothing. */
export class AdjustmentEstimator {
  constructor(private readonly parts: AdjustmentEstimatorParts) {}

  /** @throws AppError `unknown_token`. */
  async estimate(query: AdjustmentPreviewQuery): Promise<AdjustmentEstimate> {
    const token = requireToken(this.parts.tokens, query.tokenId);
    const amountAtoms = parseSignedAmount(query.amount);
    const rows = await this.parts.sequelize.query<{
      userId: string;
      balance: string;
      locked: string;
    }>(
      `SELECT user_id AS "userId", balance, locked_balance AS locked FROM wallets
       WHERE token_id = $1 AND user_id IN ($2, $3)`,
      { bind: [token.id, query.userId, EXTERNAL_USER_ID], type: QueryTypes.SELECT },
    );
    const wallet = rows.find(({ userId }) => userId === query.userId);
    const external = rows.find(({ userId }) => userId === EXTERNAL_USER_ID);
    const balanceAtoms = wallet === undefined ? 0n : parseStored(wallet.balance);
    const lockedAtoms = wallet === undefined ? 0n : parseStored(wallet.locked);
    const weight = {
      amountAtoms,
      valueAtoms: valueOf(token, amountAtoms, this.parts.prices.lastPrice(token.id)),
      // What came in from outside and did not leave again belongs to somebody inside.
      houseTotalAtoms: external === undefined ? 0n : -parseStored(external.balance),
    };
    return {
      token,
      ...weight,
      balanceAtoms,
      availableAtoms: balanceAtoms - lockedAtoms,
      warnings: adjustmentWarnings(weight),
    };
  }
}

/** What a second person should look at twice. */
export function adjustmentWarnings(adjustment: {
  amountAtoms: bigint;
  valueAtoms: bigint | null;
  houseTotalAtoms: bigint;
}): AdjustmentWarning[] {
  const { amountAtoms, valueAtoms, houseTotalAtoms } = adjustment;
  const warnings: AdjustmentWarning[] = [];
  if (magnitude(amountAtoms) * BPS_PER_UNIT > houseTotalAtoms * WARNED_SHARE_BPS) {
    warnings.push('large_share');
  }
  if (valueAtoms === null) warnings.push('no_price');
  else if (magnitude(valueAtoms) > WARNED_VALUE_ATOMS) warnings.push('large_value');
  return warnings;
}

function magnitude(atoms: bigint): bigint {
  return atoms < 0n ? -atoms : atoms;
}
