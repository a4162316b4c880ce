import { assert } from '../../lib/assert.ts';
import type { RowReader } from '../single-writer/engine-connection.ts';
import {
  toCancelTimer,
  toMarket,
  toOrder,
  toTransaction,
  toUserFees,
  toWallet,
} from '../single-writer/state-rows.ts';
import { decodeHead, decodePart, PartsDigest, type CheckpointHead } from './checkpoint-codec.ts';
import { ExchangeFold } from './exchange-fold.ts';
import type { StatePart } from './state-parts.ts';

/** @throws Error naming the checkpoint when it cannot be read. */
export async function readCheckpointHead(
  reader: RowReader,
  batchId: number,
): Promise<CheckpointHead> {
  const body = await readBody(reader, batchId, 0);
  try {
    return await decodeHead(body);
  } catch (error) {
    throw unreadable(batchId, 0, error);
  }
}

/**
 * All parts of a checkpoint but its head.
 * @throws Error naming checkpoint and part when one is missing, cannot be read or was altered.
 */
export async function* readCheckpoint(
  reader: RowReader,
  batchId: number,
): AsyncGenerator<StatePart> {
  const digest = new PartsDigest();
  digest.add(await readBody(reader, batchId, 0));
  for (let part = 1; ; part += 1) {
    const body = await readBody(reader, batchId, part);
    let content: StatePart | string;
    try {
      content = await decodePart(body);
    } catch (error) {
      throw unreadable(batchId, part, error);
    }
    if (typeof content === 'string') {
      if (content === digest.hex()) return;
      throw new Error(`checkpoint ${batchId} is not as it was written: its digest does not match`);
    }
    digest.add(body);
    yield content;
  }
}

/** The state that a checkpoint holds. @throws like {@link readCheckpoint}. */
export async function restoreFold(parts: AsyncIterable<StatePart>): Promise<ExchangeFold> {
  const fold = new ExchangeFold();
  const userIds = new Map<string, string>();
  for await (const { kind, rows } of parts) {
    for (const row of rows) restoreRow(fold, kind, row, userIds);
  }
  return fold;
}

function restoreRow(
  fold: ExchangeFold,
  kind: StatePart['kind'],
  row: unknown[],
  userIds: Map<string, string>,
): void {
  switch (kind) {
    case 'markets': {
      const { lastPriceAtoms, ...market } = toMarket(row);
      fold.markets.set(market.rules.tokenId, market);
      if (lastPriceAtoms !== null) fold.lastPrices.set(market.rules.tokenId, lastPriceAtoms);
      return;
    }
    case 'wallets':
      fold.setWallet(toWallet(row));
      return;
    case 'userFees': {
      const state = toUserFees(row);
      fold.userFees.set(state.userId, state);
      return;
    }
    case 'cancelTimers': {
      const timer = toCancelTimer(row);
      fold.cancelTimers.set(timer.userId, timer);
      return;
    }
    case 'transactions': {
      const transaction = toTransaction(row);
      fold.transactions.set(transaction.id, transaction);
      return;
    }
    case 'orders': {
      const order = toOrder(row, userIds);
      fold.orders.set(order.id, order);
    }
  }
}

async function readBody(reader: RowReader, batchId: number, part: number): Promise<Uint8Array> {
  const rows = await reader.rows(
    'SELECT body FROM engine_checkpoint_parts WHERE batch_id = $1 AND part = $2',
    [batchId, part],
  );
  const body = rows[0]?.[0];
  if (body === undefined) throw new Error(`checkpoint ${batchId}: part ${part} is missing`);
  assert(body instanceof Uint8Array, 'a checkpoint holds bytes');
  return body;
}

function unreadable(batchId: number, part: number, cause: unknown): Error {
  return new Error(`checkpoint ${batchId}: part ${part} cannot be read`, { cause });
}
