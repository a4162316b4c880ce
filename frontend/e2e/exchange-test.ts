import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { Account, PASSWORD } from './account.ts';
import { ExchangeProcess } from './exchange-process.ts';
import { QuietMarket } from './quiet-market.ts';
import { SyntheticBook } from './synthetic-book.ts';

/** A new account, signed in within a browser of its own. */
export interface Trader {
  page: Page;
  context: BrowserContext;
  email: string;
  /** For requests beside the browser. */
  token: string;
  /** The same account through the API. */
  account: Account;
}

interface Fixtures {
  /** Registers a new trader as a person would. @param funds amounts by symbol. */
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
      const context = await browser.newContext({
        baseURL: exchange.url,
        viewport,
        ...(locale === undefined ? {} : { locale }),
      });
      contexts.push(context);
      listenTo(context, complaints);
      const page = await context.newPage();
      const username = `trader-${Date.now().toString(36)}-${contexts.length}`;
      const email = `${username}@example.com`;
      await page.goto('/register');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('User name').fill(username);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.waitForURL('**/dashboard');
      const token = await tokenOf(page);
      const account = Account.of(exchange.url, token);
      accounts.push(account);
      await account.deposit(funds);
      return { page, context, email, token, account };
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

/** The access token that the page sends along, for requests beside it. */
export async function tokenOf(page: Page): Promise<string> {
  const stored = await page.evaluate(() => Object.values(localStorage).join(' '));
  const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(stored)?.[0];
  if (token === undefined) throw new Error('the browser holds no access token');
  return token;
}
