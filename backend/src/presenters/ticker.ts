import type { DecimalString, Ticker } from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import { presentTime } from './time.ts';

/** A market's last 24 hours; all amounts in atoms. */
export interface TickerState {
  tokenId: number;
  lastAtoms: bigint | null;
  bidAtoms: bigint | null;
  askAtoms: bigint | null;
  /** Null when nothing traded within 24 hours: the last price then stands for all three. */
  openAtoms: bigint | null;
  highAtoms: bigint | null;
  lowAtoms: bigint | null;
  volumeAtoms: bigint;
  quoteVolumeAtoms: bigint;
  tradeCount: number;
  timeMs: number;
}

export function presentTicker(state: TickerState, symbol: string): Ticker {
  const { lastAtoms } = state;
  const openAtoms = state.openAtoms ?? lastAtoms;
  const hasPrices = lastAtoms !== null && openAtoms !== null;
  return {
    tokenId: String(state.tokenId),
    symbol,
    last: formatNullable(lastAtoms),
    bid: formatNullable(state.bidAtoms),
    ask: formatNullable(state.askAtoms),
    open: formatNullable(openAtoms),
    high: formatNullable(state.highAtoms ?? lastAtoms),
    low: formatNullable(state.lowAtoms ?? lastAtoms),
    change: hasPrices ? formatAmount(lastAtoms - openAtoms) : null,
    changePercent: hasPrices ? percentChange(openAtoms, lastAtoms) : null,
    volume: formatAmount(state.volumeAtoms),
    quoteVolume: formatAmount(state.quoteVolumeAtoms),
    tradeCount: state.tradeCount,
    time: presentTime(state.timeMs),
  };
}

/** From one price to another, in per cent with two decimals, rounded half away from zero. */
export function percentChange(fromAtoms: bigint, toAtoms: bigint): DecimalString {
  const moved = toAtoms - fromAtoms;
  const distance = moved < 0n ? -moved : moved;
  const basisPoints = (distance * 20_000n + fromAtoms) / (2n * fromAtoms);
  const digits = basisPoints.toString().padStart(3, '0');
  const sign = moved < 0n && basisPoints > 0n ? '-' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function formatNullable(atoms: bigint | null): DecimalString | null {
  return atoms === null ? null : formatAmount(atoms);
}
