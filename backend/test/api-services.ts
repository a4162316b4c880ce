import { Mailbox } from './mailbox.ts';
import { composeOperations } from '../src/compose-operations.ts';
import { composeServices, type ServiceParts } from '../src/compose-services.ts';

export const JWT_SECRET = 'a secret of more than thirty-two characters';

/** bcrypt's least: the tests are not about its strength. */
const BCRYPT_COST = 4;

/** The services behind the API for one test's database. */
export function buildServices(
  parts: Omit<
    ServiceParts,
    'jwtSecret' | 'pepper' | 'passwordCost' | 'mailTransport' | 'publicUrl' | 'addressCoolOffHours'
  >,
) {
  const mailbox = new Mailbox();
  const services = composeServices({
    ...parts,
    jwtSecret: JWT_SECRET,
    pepper: 'pepper',
    passwordCost: BCRYPT_COST,
    mailTransport: mailbox,
    addressCoolOffHours: 24,
    publicUrl: 'https://trade.example.com',
  });
  return {
    ...services,
    mailbox,
    ...composeOperations({ ...parts, gateway: { connectionCount: 0 } }),
  };
}
