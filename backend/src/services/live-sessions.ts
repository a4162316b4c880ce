import { QueryTypes, type Sequelize } from 'sequelize';
import type { Clock } from '../lib/clock.ts';

/** Which of many sessions are still good, in one query and past every cache. */
export async function findLiveSessions(
  sequelize: Sequelize,
  clock: Clock,
  sessionIds: string[],
): Promise<ReadonlySet<string>> {
  const rows = await sequelize.query<{ id: string }>(
    `SELECT sessions.id FROM sessions JOIN users ON users.id = sessions.user_id
     WHERE sessions.id = ANY($1) AND sessions.revoked_at IS NULL AND sessions.expires_at > $2
       AND users.is_active AND NOT users.is_frozen`,
    { bind: [sessionIds, new Date(clock.nowMs())], type: QueryTypes.SELECT },
  );
  return new Set(rows.map(({ id }) => id));
}
