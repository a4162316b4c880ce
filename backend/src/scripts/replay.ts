import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { REPOSITORY_ROOT } from '../config/env.ts';
import { replayJournal, type JournalReplayOptions } from './journal/replay-journal.ts';
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
const CANNOT_RUN = 2;

const USAGE = `usage: replay --journal [--commands N [--seed TEXT]] [--json]
       replay --messages FILE [--json]
       replay --messages FILE --url http://HOST:PORT [--token SYMBOL] [--users N]
              [--admin-email EMAIL --admin-password PASSWORD] [--json]

--journal rebuilds the exchange from its command journal alone and compares history, state and hashes
with the database: exit code 0 when they are identical, 1 when not. With --commands it does so with a
database of its own that it fills with a day of N commands first.

--messages feeds a LOBSTER message file through the engine, or with --url through the REST API of a running
server as orders of many users, and counts how often an execution meets the recorded maker.
The market must have no orders: an operator's sign-in lists a fresh one, and a demo server needs
no sign-in for that.`;

interface FlowOptions {
  messages: string;
  url: string | undefined;
  token: string | undefined;
  users: number;
  admin: { email: string; password: string } | null;
  isJson: boolean;
}

function readOptions(): FlowOptions | JournalReplayOptions {
  const { values } = parseArgs({
    options: {
      journal: { type: 'boolean', default: false },
      commands: { type: 'string' },
      seed: { type: 'string', default: 'day' },
      messages: { type: 'string' },
      url: { type: 'string' },
      token: { type: 'string' },
      users: { type: 'string', default: String(MAKER_COUNT_DEFAULT) },
      'admin-email': { type: 'string' },
      'admin-password': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.journal) {
    const commands = values.commands === undefined ? null : Number(values.commands);
    if (commands !== null && !(Number.isInteger(commands) && commands > 0)) throw new Error(USAGE);
    return { commands, seed: values.seed, isJson: values.json };
  }
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

async function main(): Promise<boolean> {
  const options = readOptions();
  return 'messages' in options ? replayMessages(options) : replayJournal(options);
}

async function replayMessages(options: FlowOptions): Promise<boolean> {
  // npm runs this in the workspace's folder: paths are from the repository's root, as DATA_DIR is.
  const file = path.resolve(REPOSITORY_ROOT, options.messages);
  const flow = toOrderFlow(parseLobsterMessages(await readFile(file, 'utf8')));
  const result = await replayOrderFlow(flow, await marketFor(options, flow));
  process.stdout.write(options.isJson ? `${JSON.stringify(result)}\n` : sentence(result));
  return true;
}

function marketFor(options: FlowOptions, flow: OrderFlow): ReplayMarket | Promise<ReplayMarket> {
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

main().then(
  (isRight) => {
    process.exitCode = isRight ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = CANNOT_RUN;
  },
);
