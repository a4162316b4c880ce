import type { CDPSession } from '@playwright/test';

const READINGS = 5;
const READING_INTERVAL_MS = 1_000;

/** What a page's JavaScript keeps. Megabytes. */
export interface HeapSizes {
  /** Everything that the engine counts as used. */
  used: number;
  /** Of it, what the engine makes of the source: byte code, machine code and what belongs to them. */
  code: number;
  /** Of it, what the program made: objects, texts, numbers, functions. */
  objects: number;
}

interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
}

/** Measures after collecting garbage; nothing may be sent to the page meanwhile. */
export async function heapSizes(devtools: CDPSession): Promise<HeapSizes> {
  const readings: number[] = [];
  // The least of a few: a task that is just under way holds for a moment what is no growth.
  for (let reading = 0; reading < READINGS; reading += 1) {
    await new Promise((resolve) => setTimeout(resolve, READING_INTERVAL_MS));
    await devtools.send('HeapProfiler.collectGarbage');
    readings.push((await devtools.send('Runtime.getHeapUsage')).usedSize);
  }
  const sizes = sizeByType(await takeSnapshot(devtools));
  const code = (sizes.get('code') ?? 0) + (sizes.get('object shape') ?? 0);
  // What the browser holds outside of the engine's heap, such as elements.
  const outside = sizes.get('native') ?? 0;
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return {
    used: Math.min(...readings) / 1e6,
    code: code / 1e6,
    objects: (all - outside - code) / 1e6,
  };
}

async function takeSnapshot(devtools: CDPSession): Promise<HeapSnapshot> {
  const chunks: string[] = [];
  const note = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', note);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', note);
  return JSON.parse(chunks.join('')) as HeapSnapshot;
}

/** Bytes by kind of node, each without what it refers to. */
function sizeByType({ snapshot, nodes }: HeapSnapshot): Map<string, number> {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const typeAt = fields.indexOf('type');
  const sizeAt = fields.indexOf('self_size');
  const sizes = new Map<string, number>();
  for (let node = 0; node < nodes.length; node += fields.length) {
    const type = types[0][nodes[node + typeAt] ?? 0] ?? '';
    sizes.set(type, (sizes.get(type) ?? 0) + (nodes[node + sizeAt] ?? 0));
  }
  return sizes;
}
