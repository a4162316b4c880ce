import type { Page, WebSocketRoute } from '@playwright/test';
import { seededRandom } from './seeded-random.ts';
import { readEvent } from './socket-frames.ts';

const SOCKET_URL = /\/socket\.io\//;

/** How often each fault strikes an event, 0 to 1. */
const FAULTS = { drop: 0.15, duplicate: 0.15, delay: 0.15 };

/** What has been done to the events on their way to the page. */
export interface FaultCounts {
  passed: number;
  dropped: number;
  duplicated: number;
  reordered: number;
}

/** A socket between page and server that loses, repeats and reorders the events of one channel. */
export class FaultySocket {
  readonly counts: FaultCounts = { passed: 0, dropped: 0, duplicated: 0, reordered: 0 };
  private readonly random: () => number;
  private routes: WebSocketRoute[] = [];
  private isFaulty = true;

  private constructor(
    private readonly channel: string,
    seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  /** To be called before the page connects. */
  static async between(page: Page, channel: string, seed: number): Promise<FaultySocket> {
    const socket = new FaultySocket(channel, seed);
    await page.routeWebSocket(SOCKET_URL, (route) => {
      socket.connect(route);
    });
    return socket;
  }

  /** From now on everything passes as it is. */
  heal(): void {
    this.isFaulty = false;
  }

  /** Cuts every connection of the page; it may connect again. */
  async cut(): Promise<void> {
    const routes = this.routes;
    this.routes = [];
    for (const route of routes) await route.close({ code: 4000 });
  }

  private connect(route: WebSocketRoute): void {
    const server = route.connectToServer();
    this.routes.push(route);
    let held: string | Buffer | null = null;
    server.onMessage((frame) => {
      const fault = readEvent(frame)?.name === this.channel ? this.chooseFault() : 'pass';
      switch (fault) {
        case 'drop':
          return;
        case 'delay':
          // Sent after the next one.
          if (held !== null) route.send(held);
          held = frame;
          return;
        case 'duplicate':
          route.send(frame);
          break;
        case 'pass':
          break;
      }
      route.send(frame);
      if (held !== null) route.send(held);
      held = null;
    });
  }

  private chooseFault(): 'pass' | 'drop' | 'duplicate' | 'delay' {
    const dice = this.isFaulty ? this.random() : 1;
    if (dice < FAULTS.drop) {
      this.counts.dropped += 1;
      return 'drop';
    }
    if (dice < FAULTS.drop + FAULTS.duplicate) {
      this.counts.duplicated += 1;
      return 'duplicate';
    }
    if (dice < FAULTS.drop + FAULTS.duplicate + FAULTS.delay) {
      this.counts.reordered += 1;
      return 'delay';
    }
    this.counts.passed += 1;
    return 'pass';
  }
}
