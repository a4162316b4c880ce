import type { Page, WebSocketRoute } from '@playwright/test';
import { readEvent } from './socket-frames.ts';

const SOCKET_URL = /\/socket\.io\//;
const ACK_PATTERN = /^43(\d+)\[/;

/** A socket between page and server that can hold requests back, lose their answers, or be down. */
export class OrderSocket {
  /** Requests by name whose answers never reach the page. */
  readonly unanswered = new Set<string>();
  /** Requests by name that wait for `release`. */
  readonly held = new Set<string>();
  /** Events by name that never reach the page. */
  readonly silenced = new Set<string>();
  private readonly lostAcks = new Set<string>();
  private waiting: (() => void)[] = [];
  private routes: WebSocketRoute[] = [];
  private isDown = false;

  /** To be called before the page connects. */
  static async between(page: Page): Promise<OrderSocket> {
    const socket = new OrderSocket();
    await page.routeWebSocket(SOCKET_URL, (route) => {
      socket.connect(route);
    });
    return socket;
  }

  /** Sends what was held, and holds nothing more. */
  release(): void {
    this.held.clear();
    for (const send of this.waiting) send();
    this.waiting = [];
  }

  /** Cuts the connection and refuses every other one. */
  async goDown(): Promise<void> {
    this.isDown = true;
    const routes = this.routes;
    this.routes = [];
    for (const route of routes) await route.close({ code: 4000 });
  }

  comeUp(): void {
    this.isDown = false;
  }

  private connect(route: WebSocketRoute): void {
    if (this.isDown) {
      void route.close({ code: 4000 });
      return;
    }
    this.routes.push(route);
    const server = route.connectToServer();
    route.onMessage((frame) => {
      const event = readEvent(frame);
      const name = event?.name ?? '';
      const ackId = event?.ackId ?? null;
      if (ackId !== null && this.unanswered.has(name)) this.lostAcks.add(ackId);
      if (this.held.has(name)) {
        this.waiting.push(() => {
          server.send(frame);
        });
        return;
      }
      server.send(frame);
    });
    server.onMessage((frame) => {
      const ackId = ACK_PATTERN.exec(frame.toString())?.[1];
      if (ackId !== undefined && this.lostAcks.has(ackId)) return;
      const event = readEvent(frame);
      if (event !== null && this.silenced.has(event.name)) return;
      route.send(frame);
    });
  }
}
