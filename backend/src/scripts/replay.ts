import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { REPOSITORY_ROOT } from '../config/env.ts';
import { EngineMarket } from './lobster/engine-market.ts';
import { parseLobsterMessages } from './lobster/lobster-messages.ts';
import { toOrderFlow, type OrderFlow } from './lobster/order-flow.ts';
import { prepareApiMarket } from './lobster/prepare-api-market.ts';
import {
  replayOrderFlow,
  type ReplayMarket,
  type ReplayResult,
} from './lobster/replay-order-flow.ts';

const MAKER_COUNT_DEFAULT = 8;

const USAGE = `usage: replay --messages FILE [--json]
       replay --messages FILE --url http://HOST:PORT [--token SYMBOL] [--users N]
              [--admin-email EMAIL --admin-password PASSWORD] [--json]

Feeds a LOBSTER message file through the engine, or with --url through the REST API of a running
server as orders of many users, and counts how often an execution meets the recorded maker.
The market must have no orders: an operator's sign-in lists a fresh one, and a demo server needs
no sign-in for that.`;

interface Options {
  messages: string;
  url: string | undefined;
  token: string | undefined;
  users: number;
  admin: { email: string; password: string } | null;
  isJson: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string' },
      url: { type: 'string' },
      token: { type: 'string' },
      users: { type: 'string', default: String(MAKER_COUNT_DEFAULT) },
      'admin-email': { type: 'string' },
      'admin-password': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { messages, url, token } = values;
  const users = Number(values.users);
  const email = values['admin-email'];
  const password = values['admin-password'];
  const isAdminWhole = (email === undefined) === (password === undefined);
  if (messages === undefined || !Number.isInteger(users) || users < 1 || !isAdminWhole) {
    throw new Error(USAGE);
  }
  const admin = email === undefined || password === undefined ? null : { email, password };
  return { messages, url, token, users, admin, isJson: values.json };
}

async function main(): Promise<void> {
  const options = readOptions();
  // npm runs this in the workspace's folder: paths are from the repository's root, as DATA_DIR is.
  const file = path.resolve(REPOSITORY_ROOT, options.messages);
  const flow = toOrderFlow(parseLobsterMessages(await readFile(file, 'utf8')));
  const result = await replayOrderFlow(flow, await marketFor(options, flow));
  process.stdout.write(options.isJson ? `${JSON.stringify(result)}\n` : sentence(result));
}

function marketFor(options: Options, flow: OrderFlow): ReplayMarket | Promise<ReplayMarket> {
  if (options.url === undefined) return new EngineMarket();
  return prepareApiMarket(
    {
      origin: new URL(options.url).origin,
      tokenId: options.token ?? null,
      admin: options.admin,
      makerCount: options.users,
    },
    flow,
  );
}

function sentence({ messages, executions, sameMaker, millis }: ReplayResult): string {
  return (
    `${messages} messages in ${millis} ms: ` +
    `the recorded maker in ${sameMaker} of ${executions} executions\n`
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
