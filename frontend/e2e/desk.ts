import { expect, type Locator, type Page } from '@playwright/test';

/** The trading screen as a person finds their way on it: by names and roles. */
export class Desk {
  readonly form: Locator;
  readonly book: Locator;
  readonly tape: Locator;
  readonly chart: Locator;
  readonly account: Locator;
  readonly receipt: Locator;
  readonly progress: Locator;
  /** Of the order book. */
  readonly priceGroup: Locator;
  /** Orders that the exchange has not answered yet. */
  readonly sentOrders: Locator;

  private constructor(readonly page: Page) {
    this.form = page.getByRole('form', { name: 'Order' });
    this.book = page.getByRole('region', { name: 'Order book' });
    this.tape = page.getByRole('region', { name: 'Trades' });
    this.chart = page.getByRole('region', { name: 'Chart' });
    this.account = page.getByRole('region', { name: 'Account' });
    this.receipt = page.getByLabel('Receipt');
    this.progress = page.getByTestId('order-progress');
    this.priceGroup = this.book.getByRole('combobox', { name: 'Group prices by' });
    this.sentOrders = this.account.getByRole('list', { name: 'Orders on their way' });
  }

  /** Opens a market and waits until its figures are live. */
  static async open(page: Page, symbol: string): Promise<Desk> {
    const desk = new Desk(page);
    await page.goto(`/trade/${symbol}`);
    await desk.untilLive();
    return desk;
  }

  async untilLive(): Promise<void> {
    await expect(this.page.locator('[data-live-state="live"]').first()).toBeVisible();
    await expect(this.form.getByRole('group', { name: 'Side' })).toBeVisible();
  }

  rows(side: 'bid' | 'ask'): Locator {
    return this.book.locator(`button[data-side="${side}"]`);
  }

  row(side: 'bid' | 'ask', price: string): Locator {
    return this.book.locator(`button[data-side="${side}"][data-price="${price}"]`);
  }

  async groupPricesBy(step: string): Promise<void> {
    await this.priceGroup.click();
    await this.page.getByRole('option', { name: step, exact: true }).click();
  }

  field(name: string): Locator {
    return this.form.getByLabel(name, { exact: true });
  }

  async chooseSide(side: 'Buy' | 'Sell'): Promise<void> {
    await this.form.getByRole('button', { name: side, exact: true }).click();
  }

  /** Limit, Market, or one of the types that wait for the market. */
  async chooseType(name: string): Promise<void> {
    const types = this.form.getByRole('group', { name: 'Order type' });
    if (name === 'Limit' || name === 'Market') {
      await types.getByRole('button', { name, exact: true }).click();
      return;
    }
    await types.getByRole('button').nth(2).click();
    await this.page
      .getByRole('menuitem', { name: new RegExp(`^${name}(?!-)`) })
      .first()
      .click();
    await expect(types.getByRole('button', { name, exact: true })).toBeVisible();
  }

  async chooseTimeInForce(name: string): Promise<void> {
    await this.form.getByRole('combobox', { name: 'Time in force' }).click();
    await this.page.getByRole('option', { name }).click();
  }

  /** What the amount is given in: a symbol. */
  unit(symbol: string): Locator {
    return this.form.getByRole('group', { name: 'Unit' }).getByRole('button', { name: symbol });
  }

  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) await this.field(name).fill(text);
  }

  async submit(): Promise<void> {
    await this.form.getByRole('button', { name: /^(Buy|Sell) ./ }).click();
  }

  /** What the line below the button says of the order placed last. */
  async expectOutcome(words: string | RegExp): Promise<void> {
    await expect(this.progress).toContainText(words);
  }

  async showTab(name: string | RegExp): Promise<void> {
    await this.account.getByRole('tab', { name }).click();
  }

  /** Opens the list of closed orders. @returns its table. */
  async showHistory(): Promise<Locator> {
    await this.showTab('Order history');
    return this.account.getByRole('table', { name: 'Order history' });
  }

  openOrder(text: string | RegExp): Locator {
    return this.account
      .getByRole('table', { name: 'Open orders' })
      .getByRole('row')
      .filter({ hasText: text });
  }

  /** One line of the receipt. */
  receiptLine(name: string): Locator {
    return this.receipt
      .locator('div', { has: this.page.getByText(name, { exact: true }) })
      .locator('dd');
  }
}
