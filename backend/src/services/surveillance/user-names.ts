import { col, fn, Op, where } from 'sequelize';
import type { UserName } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
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

/** @param reference a user's id, e-mail or user name. @throws AppError `validation_failed`. */
export async function requireUserId(reference: string): Promise<string> {
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
  if (row !== null) return row.id;
  throw new AppError('validation_failed', 'The request is not valid.', {
    details: [{ field: 'user', message: 'is the id, e-mail or name of nobody' }],
  });
}
