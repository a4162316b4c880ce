import { expect, request, test as base, type BrowserContext, type Page } from '@playwright/test';
import type { Session } from '@tokentradex/backend/contracts';
import { SESSION_STORAGE_KEY, type AccessToken } from '../src/services/access-token.ts';
import { Account, newcomer, PASSWORD } from './account.ts';
import { ExchangeProcess } from './exchange-process.ts';
import { QuietMarket } from './quiet-market.ts';
import { SyntheticBook } from './synthetic-book.ts';

/** A new account, signed in within a browser of its own. */
export interface Trader {
  page: Page;
  context: BrowserContext;
  email: string;
  /** The same account through the API. */
  account: Account;
}

interface Fixtures {
  /** A new trader, signed in on a page that shows nothing yet. @param funds amounts by symbol. */
  signUp: (funds?: Record<string, string>) => Promise<Trader>;
  /** The exchange with a book that the test changes, at an address of its own. */
  serveBook: (seed: number) => Promise<SyntheticBook>;
  /** A market in which nobody trades but this test; its last price is 100. */
  market: QuietMarket;
  /** Complaints that belong to what the test does, such as a refused connection to a killed server. */
  expectedComplaint: RegExp | null;
  /** Every message that a page of this test wrote to its console as an error or a warning. */
  complaints: string[];
}

interface WorkerFixtures {
  exchange: ExchangeProcess;
  quietMarket: QuietMarket;
}

/** Tests against one real exchange; a test fails when a page complains on its console. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  exchange: [
    async ({ browserName: _anyBrowser }, use) => {
      const exchange = await ExchangeProcess.start();
      await use(exchange);
      await exchange.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  quietMarket: [
    async ({ exchange }, use) => {
      await use(await QuietMarket.list(exchange.url));
    },
    // The lists of markets are the same in every test.
    { scope: 'worker', auto: true },
  ],
  market: async ({ quietMarket }, use) => {
    await quietMarket.calm();
    await use(quietMarket);
    await quietMarket.calm();
  },
  baseURL: async ({ exchange }, use) => {
    await use(exchange.url);
  },
  serveBook: async ({ exchange }, use) => {
    const books: SyntheticBook[] = [];
    await use(async (seed) => {
      const book = await SyntheticBook.before(exchange.url, seed);
      books.push(book);
      return book;
    });
    for (const book of books) await book.stop();
  },
  expectedComplaint: [null, { option: true }],
  complaints: [
    async ({ context, expectedComplaint }, use) => {
      const complaints: string[] = [];
      listenTo(context, complaints);
      await use(complaints);
      expect(complaints.filter((text) => expectedComplaint?.test(text) !== true)).toEqual([]);
    },
    { auto: true },
  ],
  signUp: async ({ browser, exchange, complaints, viewport, locale }, use) => {
    const contexts: BrowserContext[] = [];
    const accounts: Account[] = [];
    await use(async (funds = {}) => {
      const { account, storageState } = await register(exchange.url);
      accounts.push(account);
      await account.deposit(funds);
      const context = await browser.newContext({
        baseURL: exchange.url,
        storageState,
        viewport,
        ...(locale === undefined ? {} : { locale }),
      });
      contexts.push(context);
      listenTo(context, complaints);
      return { page: await context.newPage(), context, email: account.email, account };
    });
    for (const context of contexts) await context.close();
    // Their orders would stand in the way of the next test's.
    for (const account of accounts) await account.cancelAll();
  },
});

export { expect };

/** Signs an existing account in. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/dashboard');
}

function listenTo(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
}

/** A new account, and what the browser that registered it keeps; the form has tests of its own. */
async function register(url: string) {
  const api = await request.newContext({ baseURL: url });
  const response = await api.post('/api/auth/register', { data: newcomer() });
  if (!response.ok()) throw new Error(`register: ${await response.text()}`);
  const { data: session } = (await response.json()) as { data: Session };
  const { cookies } = await api.storageState();
  await api.dispose();
  const value = JSON.stringify({
    token: session.token,
    expiresAtMs: Date.parse(session.expiresAt),
  } satisfies AccessToken);
  const localStorage = [{ name: SESSION_STORAGE_KEY, value }];
  return {
    account: new Account(url, PASSWORD, session),
    storageState: { cookies, origins: [{ origin: url, localStorage }] },
  };
}
