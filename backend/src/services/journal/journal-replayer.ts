import { Engine } from '../../engine/engine.ts';
import type { Changes, EngineSnapshot } from '../../engine/state.ts';
import { stateStatements } from '../single-writer/batch-statements.ts';
import { decodeCommands } from '../single-writer/command-codec.ts';
import { nextStateHash } from '../single-writer/state-hash.ts';
import type { ExchangeFold } from './exchange-fold.ts';
import { type Closed } from './exchange-fold.ts';

/** One batch as it was journaled. */
export interface JournalRow {
  batchId: number;
  commandCount: number;
  commands: string;
  /** Null when the batch is older than hashes. */
  stateHash: Uint8Array | null;
}

export interface ReplayedBatch {
  changes: Changes;
  closed: Closed;
  /** What does not fit, in words; the batch was applied all the same. */
  differences: string[];
}

/** Where a replay begins. */
export interface ReplayStart {
  batchId: number;
  stateHash: Uint8Array;
  snapshot: EngineSnapshot;
  fold: ExchangeFold;
}

/**
 * An engine that is fed by the journal alone: the same commands in the same batches give the same
 * changes, and with them the same chain of hashes.
 */
export class JournalReplayer {
  readonly engine: Engine;
  readonly fold: ExchangeFold;
  private hash: Uint8Array;
  private lastBatchId: number;
  private commandsApplied = 0;
  private mismatches = 0;

  constructor({ batchId, stateHash, snapshot, fold }: ReplayStart) {
    this.engine = Engine.restore(snapshot);
    this.fold = fold;
    this.hash = stateHash;
    this.lastBatchId = batchId;
  }

  get batchId(): number {
    return this.lastBatchId;
  }

  get stateHash(): Uint8Array {
    return this.hash;
  }

  /** Batches whose stored hash was another one. */
  get hashMismatchCount(): number {
    return this.mismatches;
  }

  get commandCount(): number {
    return this.commandsApplied;
  }

  /** @throws when a command cannot be read or breaks the engine: nothing after it can be replayed. */
  apply(row: JournalRow): ReplayedBatch {
    const differences: string[] = [];
    if (row.batchId !== this.lastBatchId + 1) {
      throw new Error(`batch ${this.lastBatchId + 1} is missing`);
    }
    const commands = decodeCommands(row.commands);
    if (commands.length !== row.commandCount) {
      differences.push(`${commands.length} commands instead of ${row.commandCount}`);
    }
    for (const [index, command] of commands.entries()) {
      for (const userId of this.engine.requiredAccounts(command)) {
        if (this.engine.hasAccount(userId)) continue;
        const { wallets, fees } = this.fold.account(userId);
        this.engine.loadAccount(userId, wallets, fees);
      }
      const result = this.engine.apply(command);
      if (result.kind === 'refused') {
        differences.push(`command ${index + 1} (${command.type}) is refused: ${result.code}`);
      }
    }
    const changes = this.engine.drain();
    this.commandsApplied += commands.length;
    this.lastBatchId = row.batchId;
    this.hash = nextStateHash(this.hash, row.commands, stateStatements(changes));
    if (row.stateHash === null || Buffer.compare(row.stateHash, this.hash) !== 0) {
      // Every later hash of the chain differs too: the first one tells where.
      if (this.mismatches === 0)
        differences.push("the stored hash is not that of the commands' effects");
      this.mismatches += 1;
    }
    return { changes, closed: this.fold.write(changes), differences };
  }
}
