import { col, fn, Op, where } from 'sequelize';
import type { UserName } from '../../contracts/index.ts';
import { assert } from '../../lib/assert.ts';
import { normalizeEmail } from '../../lib/email.ts';
import { UserModel } from '../../models/user.ts';

const UUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type NameOf = (userId: string) => UserName;

/** The names of users that exist, in one query. */
export async function namesOf(userIds: readonly string[]): Promise<NameOf> {
  const ids = [...new Set(userIds)];
  const rows =
    ids.length === 0
      ? []
      : await UserModel.findAll({ where: { id: ids }, attributes: ['id', 'email', 'username'] });
  const byId = new Map(rows.map(({ id, email, username }) => [id, { id, email, username }]));
  return (userId) => {
    const name = byId.get(userId);
    assert(name !== undefined, 'users are never deleted');
    return name;
  };
}

/** @param reference a user's id, e-mail or user name, whole; null when it names nobody. */
export async function findUserId(reference: string): Promise<string | null> {
  if (UUID_PATTERN.test(reference)) return reference;
  const row = await UserModel.findOne({
    where: {
      [Op.or]: [
        { email: normalizeEmail(reference) },
        where(fn('lower', col('username')), reference.toLowerCase()),
      ],
    },
    attributes: ['id'],
  });
  return row?.id ?? null;
}
