import type { Side } from '../../contracts/index.ts';

/** One event of a LOBSTER message file. */
export interface LobsterMessage {
  kind: 'place' | 'reduce' | 'cancel' | 'execute' | 'other';
  orderId: number;
  /** Shares. */
  size: number;
  /** Dollars x 10,000. */
  price: number;
  /** Of the resting order. */
  side: Side;
}

const COLUMN_COUNT = 6;

/** Column 2. Executions of hidden orders and halts say nothing about the visible book. */
const KINDS: Record<string, LobsterMessage['kind']> = {
  '1': 'place',
  '2': 'reduce',
  '3': 'cancel',
  '4': 'execute',
  '5': 'other',
  '6': 'other',
  '7': 'other',
};

/**
 * Reads a message file: seconds after midnight, type, order id, size, price x 10,000, direction.
 * @throws Error naming the line that is not such a message, or when there is none at all.
 */
export function parseLobsterMessages(text: string): LobsterMessage[] {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '');
  if (lines.length === 0) throw new Error('the file holds no messages');
  return lines.map(({ line, number }) => parseLine(line, number));
}

function parseLine(line: string, lineNumber: number): LobsterMessage {
  const columns = line.split(',').map((column) => column.trim());
  const [, type = '', orderId, size, price, direction] = columns;
  const kind = KINDS[type];
  const message = { orderId: Number(orderId), size: Number(size), price: Number(price) };
  if (
    columns.length < COLUMN_COUNT ||
    kind === undefined ||
    !Object.values(message).every(Number.isSafeInteger) ||
    (direction !== '1' && direction !== '-1')
  ) {
    throw new Error(`line ${lineNumber} is not a LOBSTER message: ${line}`);
  }
  return { kind, ...message, side: direction === '1' ? 'buy' : 'sell' };
}
