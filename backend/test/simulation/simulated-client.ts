import { createHash } from 'node:crypto';
import type { WakingClock } from '../../src/lib/clock.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { encodeAtoms } from '../../src/services/single-writer/atoms-json.ts';
import type {
  CommandOutcome,
  CommandRequest,
  NewCommand,
  StoredOutcome,
} from '../../src/services/command-request.ts';
import type { RandomSource } from '../../src/simulator/random-source.ts';
import type { EffectLedger } from './effect-ledger.ts';
import type { SimulatedNode } from './simulated-node.ts';

const RETRY_MS_MAX = 400;
/** Tries of one command without a longer pause while things still break. */
const PATIENCE = 6;
const LATER_MS = 5_000;

export interface ClientWorld {
  nodes: readonly SimulatedNode[];
  clock: WakingClock;
  random: RandomSource;
  effects: EffectLedger;
  isCalm: () => boolean;
  report: (problem: string) => void;
}

/** What an attempt taught its client. */
type Answer = { kind: 'outcome'; outcome: CommandOutcome } | { kind: 'not_executed' | 'unknown' };

/** Somebody who keys whatever creates something, and who asks again as long as the outcome is unknown. */
export class SimulatedClient {
  private keyCount = 0;

  constructor(
    private readonly name: string,
    private readonly world: ClientWorld,
  ) {}

  /** @returns in a word how it ended. */
  async send(drawn: NewCommand): Promise<string> {
    const { effects, random } = this.world;
    const request = this.keyed(drawn);
    const key = request.idempotency?.key;
    if (key === undefined) {
      const answer = await this.attempt(request);
      this.check(request.command, answer);
      return wordFor(answer);
    }
    effects.begin(key, request.command);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.attempt(request);
      if (answer.kind === 'unknown') effects.doubt(key);
      if (answer.kind === 'outcome') {
        this.check(request.command, answer);
        this.settle(key, answer.outcome);
        return wordFor(answer);
      }
      const isKnown = answer.kind === 'not_executed' && !effects.isInDoubt(key);
      if (isKnown && random.uniform() < 0.5) return answer.kind;
      if (attempt >= PATIENCE && !this.world.isCalm() && random.uniform() < 0.5) {
        // Comes back much later: no outcome stays unknown for ever.
        await this.sleep(LATER_MS);
      }
      await this.sleep(random.uniform() * RETRY_MS_MAX);
    }
  }

  private async attempt(request: CommandRequest): Promise<Answer> {
    const { random, clock, nodes } = this.world;
    const hasDeadline = random.uniform() < 0.1 && !this.world.isCalm();
    const deadline = hasDeadline ? { deadlineMs: clock.nowMs() + random.uniform() * 20 - 2 } : {};
    try {
      const outcome = await random.pick(nodes).submit({ ...request, ...deadline });
      return { kind: 'outcome', outcome };
    } catch (error) {
      if (!(error instanceof AppError)) return { kind: 'unknown' };
      if (error.message.includes('outcome is unknown')) return { kind: 'unknown' };
      return { kind: 'not_executed' };
    }
  }

  /** Names what a command creates after its key, so that its effects can be counted. */
  private keyed(command: NewCommand): CommandRequest {
    this.keyCount += 1;
    const key = `${this.name}-${this.keyCount}`;
    if (command.type === 'place_order') {
      return withKey({ ...command, clientOrderId: key }, command.userId, key);
    }
    if (command.type === 'place_oco') {
      const limit = { ...command.limit, clientOrderId: `${key}-limit` };
      const stop = { ...command.stop, clientOrderId: `${key}-stop` };
      return withKey({ ...command, limit, stop }, command.limit.userId, key);
    }
    if (command.type === 'hold_withdrawal') {
      return withKey({ ...command, address: key }, command.userId, key);
    }
    if (command.type === 'adjust') return withKey({ ...command, reason: key }, command.userId, key);
    return { command };
  }

  private settle(key: string, outcome: CommandOutcome): void {
    const { effects, report } = this.world;
    switch (outcome.kind) {
      case 'order':
        effects.acknowledge(key, [outcome.order.id]);
        break;
      case 'orders':
        effects.acknowledge(
          key,
          outcome.orders.map(({ id }) => id),
        );
        break;
      case 'transaction':
        effects.acknowledge(key, [outcome.transaction.id]);
        break;
      case 'repeated':
        if (outcome.outcome.kind === 'refused') effects.refuse(key);
        else effects.acknowledge(key, idsOf(outcome.outcome));
        break;
      case 'refused':
        effects.refuse(key);
        break;
      case 'market':
      case 'timer':
      case 'fees':
      case 'advanced':
      case 'key_reused':
        report(`${key} was answered with ${outcome.kind}`);
    }
  }

  /** What was answered is durable at that moment. */
  private check(command: NewCommand, answer: Answer): void {
    if (answer.kind !== 'outcome') return;
    const { outcome } = answer;
    const problem = this.world.effects.contradiction(command, outcome);
    if (problem !== null) this.world.report(`${this.name}: ${problem}`);
  }

  private sleep(durationMs: number): Promise<void> {
    return this.world.clock.sleep(durationMs, new AbortController().signal);
  }
}

function withKey(command: NewCommand, userId: string, key: string): CommandRequest {
  const fingerprint = createHash('sha256').update(encodeAtoms(command)).digest('hex');
  return { command, idempotency: { userId, key, fingerprint } };
}

function idsOf(outcome: Exclude<StoredOutcome, { kind: 'refused' }>): number[] {
  switch (outcome.kind) {
    case 'order':
      return [outcome.orderId];
    case 'orders':
      return outcome.orderIds;
    case 'transaction':
      return [outcome.transactionId];
  }
}

function wordFor(answer: Answer): string {
  if (answer.kind !== 'outcome') return answer.kind;
  const { outcome } = answer;
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
}
