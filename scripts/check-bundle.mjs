/** Fails when what a visitor downloads before seeing a page outgrows its budget. Fonts not counted. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { prepare, ROOT } from './prepare.mjs';

const BUDGETS = [
  { route: 'the first route', page: 'MarketsPage', kilobytesMax: 250 },
  { route: 'the trading route', page: 'TradingPage', kilobytesMax: 450 },
];

const DIST = path.join(ROOT, 'frontend/dist');

await prepare();
const html = readFileSync(path.join(DIST, 'index.html'), 'utf8');
const always = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);

for (const { route, page, kilobytesMax } of BUDGETS) {
  const chunk = readdirSync(path.join(DIST, 'assets')).find(
    (name) => name.startsWith(`${page}-`) && name.endsWith('.js'),
  );
  if (chunk === undefined) throw new Error(`the build has no chunk for ${page}`);
  const files = withStaticImports([...always, `assets/${chunk}`]);
  const kilobytes = Math.ceil(sum(files.map(gzippedBytes)) / 1000);
  const isOver = kilobytes > kilobytesMax;
  const line = `${route}: ${kilobytes} kB of ${kilobytesMax} kB gzipped in ${files.length} files`;
  process.stdout.write(`${isOver ? 'too large: ' : ''}${line}\n`);
  if (isOver) process.exitCode = 1;
}

/** The files and all that they import before they can run; dynamic imports come later. */
function withStaticImports(files) {
  const all = new Set(files);
  for (const file of all) {
    if (!file.endsWith('.js')) continue;
    const source = readFileSync(path.join(DIST, file), 'utf8');
    for (const [, name] of source.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)) {
      all.add(path.posix.join(path.posix.dirname(file), name));
    }
  }
  return [...all];
}

function gzippedBytes(file) {
  return gzipSync(readFileSync(path.join(DIST, file)), { level: 6 }).length;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
