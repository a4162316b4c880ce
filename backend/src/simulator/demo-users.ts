import { randomUUID } from 'node:crypto';
import type { Role } from '../contracts/index.ts';
import { UserModel } from '../models/user.ts';
import type { PasswordHasher } from '../services/password-hasher.ts';

/** Somebody who can sign in to the demo house. The passwords are public, so never in production. */
export interface DemoPerson {
  username: string;
  email: string;
  password: string;
  role: Role;
}

export const DEMO_TRADER: DemoPerson = {
  username: 'demo',
  email: 'demo@tokentradex.com',
  password: 'Demo123!',
  role: 'user',
};

export const DEMO_STAFF: readonly DemoPerson[] = [
  {
    username: 'operator',
    email: 'operator@tokentradex.com',
    password: 'Operator123!',
    role: 'operator',
  },
  { username: 'admin', email: 'admin@tokentradex.com', password: 'Admin123!', role: 'admin' },
];

/** No bcrypt hash: no password opens the account. */
const NO_PASSWORD = 'x';

/** Whoever has the person's e-mail or user name: one of the two may have been changed since. */
export async function findPerson({ username, email }: DemoPerson): Promise<UserModel | null> {
  const byEmail = await UserModel.findOne({ where: { email } });
  return byEmail ?? UserModel.findOne({ where: { username } });
}

/** @returns the id of the person, created when missing and otherwise left as is, but verified. */
export async function ensurePerson(person: DemoPerson, passwords: PasswordHasher): Promise<string> {
  const { username, email, role } = person;
  const stored = await findPerson(person);
  if (stored !== null) {
    // Nobody reads mail at these addresses.
    if (stored.email === email && stored.emailVerifiedAt === null) {
      await stored.update({ emailVerifiedAt: new Date() });
    }
    return stored.id;
  }
  const passwordHash = await passwords.hash(person.password);
  const user = { id: randomUUID(), email, username, role, passwordHash };
  await UserModel.create({ ...user, kycStatus: 'approved', emailVerifiedAt: new Date() });
  return user.id;
}

/**
 * @returns the id of a trading program of the house, created when missing.
 * @throws Error when somebody else has the account's e-mail.
 */
export async function ensureProgram(username: string): Promise<string> {
  const email = programEmail(username);
  const stored = await UserModel.findOne({ where: { email } });
  if (stored !== null) {
    if (stored.passwordHash !== NO_PASSWORD) throw new Error(`${email} belongs to a person`);
    return stored.id;
  }
  const user = { id: randomUUID(), email, username, passwordHash: NO_PASSWORD };
  await UserModel.create({ ...user, kycStatus: 'approved' });
  return user.id;
}

/** The ids of those programs that exist; never a person's. */
export async function findPrograms(usernames: readonly string[]): Promise<string[]> {
  const users = await UserModel.findAll({
    attributes: ['id'],
    where: { email: usernames.map(programEmail), passwordHash: NO_PASSWORD },
  });
  return users.map(({ id }) => id);
}

function programEmail(username: string): string {
  return `${username}@house.invalid`;
}
