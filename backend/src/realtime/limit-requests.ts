import { ORDER_REQUESTS, type OrderRequest } from '../contracts/index.ts';
import { ackOf } from './request-arguments.ts';
import type { RequestBudget } from './request-budget.ts';
import type { RealtimeSocket } from './socket-types.ts';
import { ackError } from './subscription-request.ts';

/**
 * Answers what is beyond the budget `rate_limited`, and ends a connection that goes on all the same.
 * Order requests of those who are signed in are counted by user, together with those over HTTP.
 */
export function limitRequests(socket: RealtimeSocket, budget: RequestBudget): void {
  socket.use((packet: unknown[], next) => {
    const isOrderEntry = socket.data.session !== null && isOrderRequest(packet[0]);
    if (isOrderEntry || budget.take()) {
      next();
      return;
    }
    ackOf(packet.at(-1))(ackError('rate_limited', 'Too many requests on this connection.'));
    if (budget.isAbused) socket.disconnect(true);
  });
}

function isOrderRequest(name: unknown): name is OrderRequest {
  return ORDER_REQUESTS.some((request) => request === name);
}
