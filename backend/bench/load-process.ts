import autocannon from 'autocannon';
import type { PlaceOrderBody } from '../src/contracts/index.ts';

/** Keep-alive connections, each of one user, that send one request after the other. */
export interface LoadRequest {
  origin: string;
  path: string;
  /** Measured; a short load before it wakes whatever sleeps. */
  durationSeconds: number;
  /** One per connection. */
  tokens: string[];
  /** Sent in turn, from another start on each connection. */
  bodies: (PlaceOrderBody | { orders: PlaceOrderBody[] })[];
}

export interface LoadReply {
  /** Answered with 2xx. */
  answeredCount: number;
  failedCount: number;
  seconds: number;
  latencyMedianMs: number;
  latencyP99Ms: number;
}

const WARM_UP_SECONDS = 0.5;

async function load(request: LoadRequest): Promise<LoadReply> {
  await run({ ...request, durationSeconds: WARM_UP_SECONDS });
  return run(request);
}

async function run(request: LoadRequest): Promise<LoadReply> {
  const { origin, path, durationSeconds, tokens, bodies } = request;
  let connected = 0;
  const result = await autocannon({
    url: origin,
    connections: tokens.length,
    duration: durationSeconds,
    timeout: 30,
    setupClient: (client) => {
      const start = connected;
      connected += 1;
      const headers = {
        authorization: `Bearer ${tokens[start % tokens.length] ?? ''}`,
        'content-type': 'application/json',
      };
      client.setRequests(
        bodies.map((_, index) => ({
          method: 'POST',
          path,
          headers,
          body: JSON.stringify(bodies[(index + start) % bodies.length]),
        })),
      );
    },
  });
  return {
    answeredCount: result['2xx'],
    failedCount: result.non2xx + result.errors + result.timeouts,
    seconds: (result.finish.getTime() - result.start.getTime()) / 1000,
    latencyMedianMs: result.latency.p50,
    latencyP99Ms: result.latency.p99,
  };
}

process.on('message', (request: LoadRequest) => {
  void load(request).then((reply) => process.send?.(reply));
});
process.on('SIGTERM', () => process.exit(0));
