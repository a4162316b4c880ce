import pg from 'pg';
import { loadConfig } from '../config/env.ts';
import { findDatabase } from '../config/find-database.ts';
import { stderrLogger } from '../config/stderr-logger.ts';
import { ROLES, type Role } from '../contracts/index.ts';
import { normalizeEmail } from '../lib/email.ts';

const USAGE = `usage: grant-role EMAIL ROLE (${ROLES.join(', ')})`;

/**
 * `npm run grant-role -- EMAIL ROLE`: how a new installation gets its first administrator, who has
 * registered in the web app before. Whoever may run this has the database anyway. Takes effect in a
 * running server within five seconds, and stands in the audit log under the account itself.
 */
async function main(words: readonly string[]): Promise<void> {
  const [email, role] = words;
  if (email === undefined || !isRole(role)) throw new Error(USAGE);
  const database = await findDatabase(loadConfig(), stderrLogger);
  try {
    const before = await grant(database.appUrl, normalizeEmail(email), role);
    process.stdout.write(`${email}: ${before} -> ${role}\n`);
  } finally {
    await database.release();
  }
}

/** @returns the role before. @throws Error when there is no such account. */
async function grant(connectionString: string, email: string, role: Role): Promise<string> {
  const client = new pg.Client({ connectionString, application_name: 'tokentradex-grant-role' });
  await client.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: string; role: string }>(
      'SELECT id, role FROM users WHERE email = $1 AND NOT is_system FOR UPDATE',
      [email],
    );
    const [user] = rows;
    if (user === undefined) throw new Error(`No account has the e-mail ${email}.`);
    await client.query('UPDATE users SET role = $2, updated_at = now() WHERE id = $1', [
      user.id,
      role,
    ]);
    await client.query(
      `INSERT INTO audit_log (actor_id, actor_role, action, target_type, target_id, before, after,
         reason, request_id)
       VALUES ($1::uuid, $2, 'user.update', 'user', $1::text, jsonb_build_object('role', $2::text),
         jsonb_build_object('role', $3::text), 'granted from the command line', 'grant-role')`,
      [user.id, user.role, role],
    );
    await client.query('COMMIT');
    return user.role;
  } finally {
    await client.end();
  }
}

function isRole(word: string | undefined): word is Role {
  return ROLES.some((role) => role === word);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
