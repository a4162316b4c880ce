import { io, type Socket } from 'socket.io-client';
import type { SubscribeAck, TradesEvent } from '../src/contracts/index.ts';

/** Opens sockets that listen to the trades of one market, or closes them all and reports. */
export type SubscriberRequest =
  { ask: 'open'; origin: string; tokenId: string; socketCount: number } | { ask: 'report' };

/** When trades arrived: the trade's id and this machine's monotonic clock in nanoseconds. */
export interface SubscriberReport {
  receipts: [tradeId: string, atNs: string][];
}

let sockets: Socket[] = [];
let receipts: SubscriberReport['receipts'] = [];

async function open(request: Extract<SubscriberRequest, { ask: 'open' }>): Promise<void> {
  const { origin, tokenId, socketCount } = request;
  for (let index = 0; index < socketCount; index += 1) {
    const socket = io(origin, { transports: ['websocket'], forceNew: true, reconnection: false });
    socket.on('trades', (event: TradesEvent) => {
      const atNs = process.hrtime.bigint().toString();
      for (const { id } of event.trades) receipts.push([id, atNs]);
    });
    const ack = (await socket.emitWithAck('subscribe', {
      channel: 'trades',
      tokenId,
    })) as SubscribeAck;
    if (!ack.ok) throw new Error(`not subscribed: ${ack.error.message}`);
    sockets.push(socket);
  }
  process.send?.({ openCount: sockets.length });
}

function report(): void {
  const answer: SubscriberReport = { receipts };
  for (const socket of sockets) socket.close();
  sockets = [];
  receipts = [];
  process.send?.(answer);
}

process.on('message', (request: SubscriberRequest) => {
  if (request.ask === 'open') void open(request);
  else report();
});
process.on('SIGTERM', () => process.exit(0));
