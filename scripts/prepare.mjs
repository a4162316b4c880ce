/**
 * Brings a clone into a state that can run: dependencies as the lockfile says, builds as the sources
 * say. Uses Node alone, because on a fresh clone nothing else is there.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const HEARTBEAT_MS = 15_000;

/** Each build: what it reads and the file that shows that it was made. */
const BUILDS = [
  {
    workspace: 'backend',
    inputs: [
      'package-lock.json',
      'tsconfig.base.json',
      'backend/tsconfig.build.json',
      'backend/src',
    ],
    result: 'backend/dist/server.js',
  },
  {
    workspace: 'frontend',
    inputs: [
      'package-lock.json',
      'tsconfig.base.json',
      'backend/src/contracts',
      'backend/src/lib',
      'frontend/package.json',
      'frontend/tsconfig.json',
      'frontend/vite.config.ts',
      'frontend/index.html',
      'frontend/public',
      'frontend/src',
    ],
    result: 'frontend/dist/index.html',
  },
];

/** A step that did not work; its output has been shown. */
export class StepFailed extends Error {}

/** @throws StepFailed */
export async function prepare() {
  requireNode();
  await install();
  for (const build of BUILDS) await buildIfChanged(build);
}

export function say(line) {
  process.stdout.write(`[tokentradex] ${line}\n`);
}

/**
 * Runs a command of ours, its output on ours, and resolves with its exit code.
 * @param {string[]} words program and arguments
 * @param {{ cwd?: string, env?: Record<string, string>, timeoutMs?: number }} options
 */
export function run(words, options = {}) {
  const [program = '', ...args] = words;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: program.endsWith('.cmd'),
      timeout: options.timeoutMs,
    });
    child.once('error', (error) => {
      say(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      if (signal !== null) say(`${program} was ended by ${signal}`);
      resolve(code ?? 1);
    });
  });
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Node 20.19 or newer is needed; this is ${process.version}`);
  throw new StepFailed();
}

async function install() {
  if (isInstalled()) return;
  await step('Installing dependencies; the first time takes about a minute', [
    ...npm(),
    'ci',
    // Building needs the development dependencies, whatever NODE_ENV is.
    '--include=dev',
    '--no-audit',
    '--no-fund',
  ]);
}

/**
 * npm writes `node_modules/.package-lock.json` last, so it tells what is completely there. Optional
 * packages are for other platforms and may be missing.
 */
function isInstalled() {
  const wanted = readLock('package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true;
    const isOptional = entry.optional === true || entry.devOptional === true || entry.peer === true;
    const found = present[place];
    return found === undefined ? isOptional : found.version === entry.version;
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

async function buildIfChanged({ workspace, inputs, result }) {
  // Outside of `dist`, which is served to browsers.
  const stamp = path.join(ROOT, `node_modules/.tokentradex/${workspace}.stamp`);
  const hash = hashOf(inputs);
  const isCurrent = existsSync(path.join(ROOT, result)) && readStamp(stamp) === hash;
  if (isCurrent) return;
  // Also what was made from sources that are gone.
  rmSync(path.join(ROOT, path.dirname(result)), { recursive: true, force: true });
  await step(`Building the ${workspace}`, [...npm(), 'run', 'build', '--workspace', workspace]);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesBelow(path.join(ROOT, input))) {
      hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Every source file in a stable order; tests are in no build. */
function filesBelow(place) {
  if (!existsSync(place)) return [];
  const entries = readdirIfDirectory(place);
  if (entries === null) return [place];
  return entries
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}

function readdirIfDirectory(place) {
  try {
    return readdirSync(place);
  } catch {
    return null;
  }
}

async function step(title, words) {
  say(`${title} ...`);
  const startedMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  const heartbeat = setInterval(() => say(`  still at it after ${seconds()} s`), HEARTBEAT_MS);
  const code = await run(words);
  clearInterval(heartbeat);
  if (code !== 0) {
    say(`${title}: failed with exit code ${code}`);
    throw new StepFailed();
  }
  say(`  done in ${seconds()} s`);
}

/** The npm that runs us, or the one on the path. */
function npm() {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /\.[cm]?js$/.test(cli)) return [process.execPath, cli];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepare().catch((error) => {
    if (!(error instanceof StepFailed)) throw error;
    process.exitCode = 1;
  });
}
