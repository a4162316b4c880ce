import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Counters, PriceRange } from '../../engine/state.ts';
import { decodeAtoms, encodeAtoms } from '../single-writer/atoms-json.ts';
import type { StateKind, StatePart } from './state-parts.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A checkpoint's first part: what is no list of rows. */
export interface CheckpointHead {
  quoteTokenId: number;
  counters: Counters;
  priceRanges: PriceRange[];
}

/** SHA-256 over all bodies so far: the last part holds it, so a part that was altered is found. */
export class PartsDigest {
  private readonly hash = createHash('sha256');

  add(body: Uint8Array): void {
    this.hash.update(body);
  }

  hex(): string {
    return this.hash.copy().digest('hex');
  }
}

/** Compresses outside of the event loop. */
export function encodeHead(head: CheckpointHead): Promise<Uint8Array> {
  return compress(encodeAtoms(head));
}

export async function decodeHead(body: Uint8Array): Promise<CheckpointHead> {
  return decodeAtoms((await expand(body)).toString()) as CheckpointHead;
}

/** @param rowTexts each one row as JSON. */
export function encodePart(kind: StateKind, rowTexts: readonly string[]): Promise<Uint8Array> {
  return compress(`{"kind":"${kind}","rows":[${rowTexts.join(',\n')}]}`);
}

/** @returns the digest's text when the part is the last one. */
export async function decodePart(body: Uint8Array): Promise<StatePart | string> {
  return JSON.parse((await expand(body)).toString()) as StatePart | string;
}

export function encodeEnd(digest: PartsDigest): Promise<Uint8Array> {
  return compress(JSON.stringify(digest.hex()));
}
