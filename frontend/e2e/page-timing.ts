import type { Page } from '@playwright/test';

/** What a page measured of itself since {@link measureTiming}. Milliseconds. */
export interface PageTiming {
  /** Work of each animation frame that had any, with the rendering that it set off. */
  frames: number[];
  /** From the arrival of each socket message to the end of the next painted frame. */
  eventToPaint: number[];
  /** Tasks that blocked the page for more than 50 ms. */
  longTasks: number[];
  largestContentfulPaint: number;
  /** The slowest of the interactions. */
  interactionToNextPaint: number;
  /** Without unit. */
  layoutShift: number;
}

declare global {
  interface Window {
    pageTiming: PageTiming;
  }
}

/** Makes every document that the page opens from now on measure itself. */
export async function measureTiming(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const timing: PageTiming = {
      frames: [],
      eventToPaint: [],
      longTasks: [],
      largestContentfulPaint: 0,
      interactionToNextPaint: 0,
      layoutShift: 0,
    };
    window.pageTiming = timing;
    const observe = (type: string, note: (entry: PerformanceEntry) => void) => {
      new PerformanceObserver((list) => {
        list.getEntries().forEach(note);
      }).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    };
    observe('longtask', (entry) => timing.longTasks.push(entry.duration));
    observe('largest-contentful-paint', (entry) => {
      timing.largestContentfulPaint = entry.startTime;
    });
    observe('event', (entry) => {
      const { interactionId } = entry as PerformanceEntry & { interactionId: number };
      if (interactionId === 0) return;
      timing.interactionToNextPaint = Math.max(timing.interactionToNextPaint, entry.duration);
    });
    observe('layout-shift', (entry) => {
      const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!shift.hadRecentInput) timing.layoutShift += shift.value;
    });

    let arrivals: number[] = [];
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      const now = performance.now();
      timing.eventToPaint.push(...arrivals.map((arrival) => now - arrival));
      arrivals = [];
    };
    const requestFrame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      requestFrame((time) => {
        const startedAt = performance.now();
        callback(time);
        // React renders what the callback changed in a microtask; this one comes after it.
        queueMicrotask(() => {
          timing.frames.push(performance.now() - startedAt);
        });
        if (arrivals.length > 0) painted.port2.postMessage(null);
      });
    const Native = window.WebSocket;
    window.WebSocket = class extends Native {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', (event: MessageEvent<unknown>) => {
          if (typeof event.data === 'string' && event.data.startsWith('42["book"')) {
            arrivals.push(performance.now());
          }
        });
      }
    };
  });
}

export function readTiming(page: Page): Promise<PageTiming> {
  return page.evaluate(() => window.pageTiming);
}

/** The value below which a share of the values lies; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
