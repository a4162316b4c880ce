import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, withStartLock } from './start-lock.ts';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'start-lock-test-'));
  file = path.join(directory, 'lock');
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** The number of a process that has ended and been buried. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('withStartLock', () => {
  it('lets one at a time work, in the order of asking', async () => {
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} out`);
      return name;
    };
    const names = await Promise.all(['a', 'b', 'c'].map((name) => withStartLock(file, work(name))));
    expect(names).toEqual(['a', 'b', 'c']);
    expect(steps).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    expect(existsSync(file)).toBe(false);
  });

  it('is free again after work that threw', async () => {
    const failing = withStartLock(file, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await withStartLock(file, () => Promise.resolve('next'))).toBe('next');
  });

  it('takes over from a process that is gone', async () => {
    writeFileSync(file, `${deadPid()}\n`);
    expect(await withStartLock(file, () => Promise.resolve('mine'))).toBe('mine');
  });

  it('takes over from an earlier process that had our number', async () => {
    writeFileSync(file, `${process.pid}\n`);
    expect(await withStartLock(file, () => Promise.resolve('mine'))).toBe('mine');
  });

  it('takes over a lock older than any start', async () => {
    writeFileSync(file, `${process.ppid}\n`);
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(file, longAgo, longAgo);
    expect(await withStartLock(file, () => Promise.resolve('mine'))).toBe('mine');
  });
});

describe('isAlive', () => {
  it('tells a running process from one that has ended', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(deadPid())).toBe(false);
  });
});
