import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type RawData } from 'ws';

/** One end of a socket that passes through: the page, or the exchange. */
export interface SocketEnd {
  send: (frame: string) => void;
  onMessage: (handler: (frame: string) => void) => void;
}

/** Passes messages on between the two ends, or answers them itself. */
export type SocketHandler = (page: SocketEnd, exchange: SocketEnd) => void;

/**
 * A server before the exchange whose sockets go through a test. To the page it is the exchange itself: nothing is
 * replaced within the page, whose time and memory can be measured as they are.
 */
export class ExchangeProxy {
  private readonly server = createServer((incoming, response) => {
    this.forward(incoming, response);
  });
  private readonly sockets = new WebSocketServer({ noServer: true });

  private constructor(
    private readonly exchangeUrl: string,
    private readonly handler: SocketHandler,
  ) {
    this.server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.join(incoming, socket, head);
    });
  }

  /** Listens on a free port. @param exchangeUrl origin of the exchange, such as `http://localhost:3000`. */
  static async start(exchangeUrl: string, handler: SocketHandler): Promise<ExchangeProxy> {
    const proxy = new ExchangeProxy(exchangeUrl, handler);
    proxy.server.listen(0, 'localhost');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    for (const page of this.sockets.clients) page.terminate();
    await closed;
  }

  private forward(incoming: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = '/' } = incoming;
    const forwarded = request(new URL(url, this.exchangeUrl), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    incoming.pipe(forwarded);
  }

  private join(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(incoming.url ?? '/', this.exchangeUrl.replace('http', 'ws'));
    const exchange = new WebSocket(url);
    exchange.on('error', () => socket.destroy());
    exchange.on('open', () => {
      this.sockets.handleUpgrade(incoming, socket, head, (page) => {
        page.on('close', () => {
          exchange.close();
        });
        exchange.on('close', () => {
          page.close();
        });
        this.handler(endOf(page), endOf(exchange));
      });
    });
  }
}

function endOf(socket: WebSocket): SocketEnd {
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    onMessage: (handler) => {
      socket.on('message', (data: RawData) => {
        // A Buffer, as long as the socket is not told otherwise.
        handler((data as Buffer).toString());
      });
    },
  };
}
