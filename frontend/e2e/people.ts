import type { Token } from '@tokentradex/backend/contracts';
import { Account, PASSWORD } from './account.ts';
import { submitIdentity } from './identity-files.ts';

export interface Person {
  email: string;
  password: string;
}

/** The demo's operator, and a trader with something of everything: no list of theirs is empty. */
export async function callPeople(url: string): Promise<{ trader: Person; operator: Person }> {
  const trader = await Account.register(url, { USD: '10000', BTC: '1' });
  const tokens = await trader.call<Token[]>('GET', '/tokens');
  const price = Number(tokens.find(({ symbol }) => symbol === 'BTC')?.currentPrice);
  const below = (price * 0.97).toFixed(2);
  await trader.place({ tokenId: 'BTC', side: 'buy', orderType: 'market', quantity: '0.01' });
  const { id } = await trader.limit('BTC', 'buy', '0.01', below);
  await trader.call('DELETE', `/orders/${id}`);
  await trader.limit('BTC', 'buy', '0.02', below);
  await trader.verify(await Account.operator(url));
  await trader.withdraw('USD', '10');
  await submitIdentity(await Account.register(url));
  await trader.call('POST', '/auth/api-keys', {
    label: 'Market maker',
    permissions: ['read', 'trade', 'withdraw'],
    allowedIps: ['203.0.113.7', '2001:db8::/48'],
  });
  const address = 'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh';
  await trader.call('POST', '/wallet/addresses', {
    tokenId: 'BTC',
    label: 'Cold storage',
    address,
  });
  return {
    trader: { email: trader.email, password: PASSWORD },
    operator: { email: 'admin@tokentradex.com', password: 'Admin123!' },
  };
}
