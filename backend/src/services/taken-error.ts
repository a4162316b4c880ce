import type { UniqueConstraintError } from 'sequelize';
import { AppError } from '../lib/app-error.ts';

/** Which of the two names of an account another one has: `conflict` naming the field. */
export function takenError(error: UniqueConstraintError): AppError {
  const constraint = 'constraint' in error.parent ? error.parent.constraint : undefined;
  return takenFieldError(constraint === 'users_username_key' ? 'username' : 'email', error);
}

export function takenFieldError(field: 'username' | 'email', cause?: unknown): AppError {
  const name = field === 'username' ? 'user name' : 'e-mail';
  return new AppError('conflict', `An account with this ${name} exists already.`, {
    details: [{ field, message: 'is taken' }],
    cause,
  });
}
