import type { Page } from '@playwright/test';

/** Price and size of each row, best first, as the wire writes them. */
export interface ShownBook {
  bids: [price: string, size: string][];
  asks: [price: string, size: string][];
}

/** What the order book on the page shows now. */
export function readBook(page: Page): Promise<ShownBook> {
  return page.evaluate(() => {
    const side = (name: string) =>
      [...document.querySelectorAll<HTMLElement>(`button[data-side="${name}"]`)].map(
        ({ dataset }): [string, string] => [dataset['price'] ?? '', dataset['size'] ?? ''],
      );
    // Asks stand above the spread, the best one last.
    return { bids: side('bid'), asks: side('ask').reverse() };
  });
}

/** The same many levels of another book. */
export function sameDepth(book: ShownBook, shown: ShownBook): ShownBook {
  return {
    bids: book.bids.slice(0, shown.bids.length),
    asks: book.asks.slice(0, shown.asks.length),
  };
}
