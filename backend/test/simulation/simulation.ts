import { createHash } from 'node:crypto';
import { ORDER_TYPES, SELF_TRADE_PREVENTIONS } from '../../src/contracts/index.ts';
import { encodeAtoms } from '../../src/services/single-writer/atoms-json.ts';
import { TradingDay, type DayFeatures } from '../../src/scripts/journal/trading-day.ts';
import { RandomSource } from '../../src/simulator/random-source.ts';
import { recordingLogger } from '../recording-logger.ts';
import { EffectLedger } from './effect-ledger.ts';
import { FaultPlan, type FaultCounts } from './fault-plan.ts';
import { MemoryDatabase } from './memory-database.ts';
import { replayProblems } from './replay-problems.ts';
import { SimulatedClient } from './simulated-client.ts';
import { SimulatedNode, type NodeOptions } from './simulated-node.ts';
import { VirtualClock } from './virtual-clock.ts';

const QUOTE_TOKEN_ID = 1;
const START_MS = Date.UTC(2026, 0, 5, 9);
/** Much longer than any run: more means that somebody waits for nothing. */
const TURNS_PER_COMMAND_MAX = 1_000;

/** What a run consists of: drawn from its seed. */
interface RunOptions {
  node: NodeOptions;
  nodeCount: number;
  clientCount: number;
  userCount: number;
  marketCount: number;
  thinkMsMax: number;
  faultRate: number;
  latencyMsMax: number;
  /** How far the processes' clocks lie apart, at most. */
  skewMsMax: number;
  /** Milliseconds between two accidents; Infinity for none. */
  accidentMs: number;
  features: DayFeatures;
}

export interface RunResult {
  seed: string;
  /** What contradicts itself; none when all is well. */
  problems: string[];
  /** Over everything that was stored, published and answered: the same seed gives the same. */
  digest: string;
  commands: number;
  batches: number;
  trades: number;
  faults: FaultCounts;
  accidents: Record<Accident, number>;
  outcomes: Record<string, number>;
  /** Milliseconds of the run's own time. */
  simulatedMs: number;
}

const ACCIDENTS = ['crash', 'restart', 'cut', 'tamper'] as const;
type Accident = (typeof ACCIDENTS)[number];

/**
 * One exchange with its database, its clients and everything that can go wrong, in one process and on
 * one clock that jumps from event to event. Everything is drawn from the seed.
 */
export async function simulate(seed: string, commandCount: number): Promise<RunResult> {
  return new Simulation(seed, commandCount).run();
}

class Simulation {
  private readonly random: RandomSource;
  private readonly options: RunOptions;
  private readonly clock = new VirtualClock(START_MS);
  private readonly database = new MemoryDatabase(QUOTE_TOKEN_ID);
  private readonly effects = new EffectLedger(this.database);
  private readonly faults: FaultPlan;
  private readonly day: TradingDay;
  private readonly nodes: SimulatedNode[];
  private readonly problems: string[] = [];
  private readonly digest = createHash('sha256');
  private readonly accidents = { crash: 0, restart: 0, cut: 0, tamper: 0 };
  private readonly outcomes: Record<string, number> = {};
  private isCalm = false;
  private sentCount = 0;

  constructor(
    private readonly seed: string,
    private readonly commandCount: number,
  ) {
    this.random = new RandomSource(seed);
    this.options = drawOptions(this.random);
    const { userCount, marketCount, faultRate, latencyMsMax, features } = this.options;
    this.faults = new FaultPlan(new RandomSource(`${seed} faults`), faultRate, latencyMsMax);
    this.day = new TradingDay({
      seed: `${seed} day`,
      userIds: Array.from({ length: userCount }, (_each, index) => userId(index)),
      tokenIds: Array.from({ length: marketCount }, (_each, index) => index + 2),
      quoteTokenId: QUOTE_TOKEN_ID,
      operatorId: userId(9_999),
      features,
    });
    this.nodes = Array.from({ length: this.options.nodeCount }, (_each, index) =>
      this.createNode(index),
    );
  }

  async run(): Promise<RunResult> {
    const life = { isOver: false };
    this.live()
      .catch((error: unknown) => {
        this.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      })
      .finally(() => {
        life.isOver = true;
      });
    let turnsLeft = (this.commandCount + 100) * TURNS_PER_COMMAND_MAX;
    for (;;) {
      await turn();
      if (life.isOver) return this.result();
      turnsLeft -= 1;
      if (!this.clock.wakeNext() || turnsLeft === 0) {
        this.report('the run stands still');
        return this.result();
      }
    }
  }

  private async live(): Promise<void> {
    const clients = Array.from({ length: this.options.clientCount }, (_each, index) =>
      this.createClient(index),
    );
    this.faults.isActive = false;
    for (const command of this.day.opening()) await this.send(clients[0], command);
    this.faults.isActive = true;
    const accidents = this.haveAccidents();
    await Promise.all(clients.map((client) => this.trade(client)));
    await accidents;
    for (const node of this.nodes) await node.stop();
    this.problems.push(
      ...this.database.writeProblems,
      ...this.database.stored.breaches(),
      ...this.effects.problems(),
      ...replayProblems(this.database, QUOTE_TOKEN_ID),
    );
  }

  private async trade(client: SimulatedClient): Promise<void> {
    while (this.sentCount < this.commandCount) {
      this.sentCount += 1;
      // Then nothing breaks any more, and every outcome can become known.
      if (this.sentCount === this.commandCount) this.calmDown();
      await this.send(client, this.day.next(this.clock.nowMs()));
      await this.sleep(this.random.uniform() * this.options.thinkMsMax);
    }
  }

  private async send(
    client: SimulatedClient | undefined,
    command: ReturnType<TradingDay['next']>,
  ): Promise<void> {
    const word = (await client?.send(command)) ?? 'nobody';
    this.outcomes[word] = (this.outcomes[word] ?? 0) + 1;
    this.digest.update(`${this.clock.nowMs()} ${command.type} ${word}\n`);
  }

  private calmDown(): void {
    this.isCalm = true;
    this.faults.isActive = false;
    if (this.database.isTampered) this.mend();
  }

  private async haveAccidents(): Promise<void> {
    const random = new RandomSource(`${this.seed} accidents`);
    const { accidentMs } = this.options;
    if (accidentMs === Infinity) return;
    for (let left = this.commandCount; left > 0; left -= 1) {
      await this.sleep(random.uniform() * 2 * accidentMs);
      if (this.isCalm) return;
      const accident = random.pick(ACCIDENTS);
      this.accidents[accident] += 1;
      await this.have(accident, random.pick(this.nodes));
    }
  }

  private async have(accident: Accident, node: SimulatedNode): Promise<void> {
    switch (accident) {
      case 'crash':
        node.crash();
        return;
      case 'restart':
        await node.restart();
        return;
      case 'cut':
        node.cutSession();
        return;
      case 'tamper':
        // Somebody alters a row, and a while later somebody corrects it and starts again.
        this.database.isTampered = true;
        node.crash();
        await this.sleep(1_500);
        this.mend();
    }
  }

  private mend(): void {
    this.database.isTampered = false;
    for (const node of this.nodes) node.crash();
  }

  private createNode(index: number): SimulatedNode {
    const { logger } = recordingLogger();
    const clocks = new RandomSource(`${this.seed} clock ${index}`);
    return new SimulatedNode(`node ${index}`, this.options.node, {
      database: this.database,
      clock: this.clock,
      faults: this.faults,
      skewMs: () => clocks.uniform() * this.options.skewMsMax,
      logger: { ...logger, error: () => undefined, info: () => undefined },
      report: (problem) => {
        this.report(problem);
      },
      onPublished: ({ batchId, changes }) => {
        this.digest.update(`${batchId} ${encodeAtoms(changes)}\n`);
        this.day.observe(changes);
      },
    });
  }

  private createClient(index: number): SimulatedClient {
    return new SimulatedClient(`client${index}`, {
      nodes: this.nodes,
      clock: this.clock,
      random: new RandomSource(`${this.seed} client ${index}`),
      effects: this.effects,
      isCalm: () => this.isCalm,
      report: (problem) => {
        this.report(problem);
      },
    });
  }

  private report(problem: string): void {
    this.problems.push(problem);
  }

  private result(): RunResult {
    this.digest.update(this.database.leadership.stateHash);
    return {
      seed: this.seed,
      problems: this.problems,
      digest: this.digest.digest('hex'),
      commands: this.sentCount,
      batches: this.database.journal.length,
      trades: this.database.stored.trades.length,
      faults: this.faults.counts,
      accidents: this.accidents,
      outcomes: this.outcomes,
      simulatedMs: this.clock.nowMs() - START_MS,
    };
  }

  private sleep(durationMs: number): Promise<void> {
    return this.clock.sleep(durationMs);
  }
}

/** Resolves when everything that waits for no time to pass has run. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function drawOptions(random: RandomSource): RunOptions {
  const isOn = () => random.uniform() < 0.7;
  const some = <T>(items: readonly T[]): T[] => {
    const drawn = items.filter(() => random.uniform() < 0.7);
    return drawn.length === 0 ? [random.pick(items)] : drawn;
  };
  return {
    node: {
      queueMax: random.pick([2, 8, 1_000]),
      batchMax: random.pick([1, 3, 16, 200]),
      accountsMax: random.pick([1, 4, 1_000]),
      commandTimeoutMs: random.pick([50, 1_000, 5_000]),
    },
    nodeCount: random.pick([1, 1, 2]),
    clientCount: random.pick([1, 4, 12]),
    userCount: random.pick([2, 5, 12, 30]),
    marketCount: random.pick([1, 2]),
    thinkMsMax: random.pick([0, 5, 100, 3_000]),
    faultRate: random.pick([0, 0.02, 0.1, 0.3]),
    latencyMsMax: random.pick([0, 2, 20]),
    skewMsMax: random.pick([0, 5_000]),
    accidentMs: random.pick([Infinity, 400, 4_000]),
    features: {
      orderTypes: some(ORDER_TYPES),
      selfTradePreventions: some(SELF_TRADE_PREVENTIONS),
      hasIcebergs: isOn(),
      hasOco: isOn(),
      hasGoodTillDate: isOn(),
      hasCancelAfter: isOn(),
      hasMarketChanges: isOn(),
      priceBandBps: random.pick([0, 2_000]),
      breakerMoveBps: random.pick([0, 50, 500]),
      breakerPauseMinutes: random.pick([0, 1]),
    },
  };
}

function userId(index: number): string {
  return `00000000-0000-4000-8000-${String(index + 100_000).padStart(12, '0')}`;
}
