import { QueryTypes, type Sequelize } from 'sequelize';
import { EXTERNAL_USER_ID, FEES_USER_ID } from '../../engine/state.ts';
import { parseStored } from '../../lib/decimal.ts';

/** What everybody owns of one token, in atoms. */
export interface TokenSums {
  tokenId: number;
  usersAtoms: bigint;
  feesAtoms: bigint;
  externalAtoms: bigint;
}

/** By token, from one snapshot. Tokens that nobody ever owned are not among them. */
export async function readTokenSums(sequelize: Sequelize): Promise<TokenSums[]> {
  const rows = await sequelize.query<{
    tokenId: number;
    users: string;
    fees: string;
    external: string;
  }>(
    `SELECT token_id AS "tokenId",
       coalesce(sum(balance) FILTER (WHERE user_id NOT IN ($1, $2)), 0)::NUMERIC(60, 8) AS users,
       coalesce(sum(balance) FILTER (WHERE user_id = $1), 0)::NUMERIC(60, 8) AS fees,
       coalesce(sum(balance) FILTER (WHERE user_id = $2), 0)::NUMERIC(60, 8) AS external
     FROM wallets GROUP BY token_id ORDER BY token_id`,
    { bind: [FEES_USER_ID, EXTERNAL_USER_ID], type: QueryTypes.SELECT },
  );
  return rows.map(({ tokenId, users, fees, external }) => ({
    tokenId,
    usersAtoms: parseStored(users),
    feesAtoms: parseStored(fees),
    externalAtoms: parseStored(external),
  }));
}
