import type { Locator, Page } from '@playwright/test';
import { Desk } from './desk.ts';

/** Something that is opened over a page and closed with Escape. */
export interface Overlay {
  path: string;
  open: (page: Page) => Promise<void>;
  shown: (page: Page) => Locator;
  /** What phones show in another way or not at all. */
  isWideOnly?: true;
}

const dialog = (page: Page) => page.getByRole('dialog').last();
const menu = (page: Page) => page.getByRole('menu');
const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};
/** The trading screen of phones shows one part at a time. */
const pressOnTab = (tab: string, name: string | RegExp) => async (page: Page) => {
  const choice = page.getByRole('tab', { name: tab, exact: true });
  await choice
    .or(page.getByRole('form', { name: 'Order' }))
    .first()
    .waitFor();
  if (await choice.isVisible()) await choice.click();
  await press(name)(page);
};

/** What is open over a user's drawer is closed alone: the drawer stays. */
const pressAtUser = (name: string) => async (page: Page) => {
  const button = page.getByRole('button', { name, exact: true });
  if (!(await button.isVisible())) await press('demo')(page);
  await button.click();
};

const TRADER_OVERLAYS: Record<string, Overlay> = {
  'the command palette': {
    path: '/dashboard',
    open: (page) => page.keyboard.press('Control+k'),
    shown: dialog,
  },
  'the list of keys': {
    path: '/dashboard',
    open: (page) => page.keyboard.press('?'),
    shown: dialog,
  },
  'the account menu': { path: '/dashboard', open: press(/^Account of/), shown: dialog },
  'the notifications': { path: '/dashboard', open: press(/^Notifications/), shown: dialog },
  'the deposit': { path: '/wallet', open: press('Deposit'), shown: dialog },
  'the withdrawal': { path: '/wallet', open: press(/^Withdraw/), shown: dialog },
  'the unread notifications': {
    path: '/dashboard',
    open: async (page) => {
      await press(/^Notifications/)(page);
      await page.getByRole('dialog').getByRole('tab').last().click();
    },
    shown: dialog,
  },
  'what to cancel': { path: '/orders', open: press('Cancel all'), shown: menu },
  'cancelling all orders': {
    path: '/orders',
    open: async (page) => {
      await press('Cancel all')(page);
      await page.getByRole('menuitem').first().click();
    },
    shown: dialog,
  },
  'the setup of a second factor': {
    path: '/settings/security',
    open: press('Set up'),
    shown: dialog,
  },
  'the end of all other sessions': {
    path: '/settings/security',
    open: press('End all others'),
    shown: dialog,
  },
  'the freeze': { path: '/settings/security', open: press('Freeze account'), shown: dialog },
  'a new API key': {
    path: '/settings/api-keys',
    open: async (page) => {
      await press('Create API key')(page);
      await page.getByRole('checkbox', { name: 'Withdraw' }).check();
    },
    shown: dialog,
  },
  'an API key to be deleted': {
    path: '/settings/api-keys',
    open: press(/^Delete “/),
    shown: dialog,
  },
  'a new withdrawal address': {
    path: '/wallet?tab=addresses',
    open: press('Add address'),
    shown: dialog,
  },
  'an order': { path: '/orders?tab=history', open: press(/^[A-Z]+-USD$/), shown: dialog },
  'the markets': { path: '/trade/BTC', open: press('BTC-USD'), shown: dialog },
  'the price alert': { path: '/trade/BTC', open: press(/^Set a price alert/), shown: dialog },
  'the layouts': {
    path: '/trade/BTC',
    open: press('Panel layout'),
    shown: menu,
    isWideOnly: true,
  },
  'the indicators': { path: '/trade/BTC', open: pressOnTab('Chart', 'Indicators'), shown: menu },
  'the types of orders': {
    path: '/trade/BTC',
    open: pressOnTab('Trade', 'Conditional'),
    shown: menu,
  },
  'an order that is asked about': {
    path: '/trade/BTC',
    open: async (page) => {
      const desk = await Desk.open(page, 'BTC');
      await desk.fill({ Price: '50000', Quantity: '0.01' });
      await desk.chooseSide('Sell');
      await desk.submit();
    },
    shown: dialog,
    isWideOnly: true,
  },
};

const OPERATOR_OVERLAYS: Record<string, Overlay> = {
  'a new token': { path: '/admin/tokens', open: press('List a token'), shown: dialog },
  'the terms of a token': { path: '/admin/tokens', open: press(/^Edit /), shown: dialog },
  'the state of a market': {
    path: '/admin/tokens',
    open: press(/^Change the state of/),
    shown: dialog,
  },
  'a user': { path: '/admin/users?q=demo%40', open: press('demo'), shown: dialog },
  'the role of a user': {
    path: '/admin/users?q=demo%40',
    open: pressAtUser('Change role'),
    shown: (page) => page.getByRole('dialog', { name: 'Change the role' }),
  },
  'rates agreed with a user': {
    path: '/admin/users?q=demo%40',
    open: pressAtUser('Agree on rates'),
    shown: (page) => page.getByRole('dialog', { name: 'Agree on rates' }),
  },
  'closing an account': {
    path: '/admin/users?q=demo%40',
    open: pressAtUser('Close account'),
    shown: (page) => page.getByRole('dialog', { name: 'Change the account' }),
  },
  'the approval of a withdrawal': {
    path: '/admin/withdrawals',
    open: press(/^Approve the withdrawal/),
    shown: dialog,
  },
  'the decision on a withdrawal': {
    path: '/admin/withdrawals',
    open: press(/^Reject the withdrawal/),
    shown: dialog,
  },
  'an identity check': {
    path: '/admin/identity',
    open: press(/^Identity check of/),
    shown: (page) => page.getByRole('dialog', { name: /^Identity check of/ }),
  },
  'a new adjustment': {
    path: '/admin/adjustments',
    open: press('Propose an adjustment'),
    shown: dialog,
  },
  'the fee tiers': { path: '/admin/fees', open: press('Change the tiers'), shown: dialog },
  'an entry of the audit log': { path: '/admin/audit', open: press(/^Token /), shown: dialog },
};

/** What can be opened over the pages, by who may open it. */
export const OVERLAYS = { trader: TRADER_OVERLAYS, operator: OPERATOR_OVERLAYS } as const;
