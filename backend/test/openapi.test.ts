import type { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/app.ts';
import { PERMISSIONS, ROLES, ROLE_PERMISSIONS } from '../src/contracts/index.ts';
import { OPERATIONS } from '../src/routes/openapi/document.ts';
import { ApiHarness, type Caller } from './api-harness.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
  match(path: string): boolean;
}

/** Every route that a router serves, as "method path" with parameters in braces. */
function routesOf(stack: Layer[], prefix: string): string[] {
  return stack.flatMap((layer) => {
    if (layer.route !== undefined) {
      const path = `${prefix}${layer.route.path}`.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}');
      return Object.keys(layer.route.methods).map((method) => `${method} ${path}`);
    }
    return layer.handle?.stack === undefined
      ? []
      : routesOf(layer.handle.stack, prefix + mountPath(layer));
  });
}

const MOUNTS = [
  '/api',
  '/orders',
  '/fills',
  '/wallet',
  '/fees',
  '/notifications',
  '/alerts',
  '/announcements',
  '/tokens',
  '/auth',
  '/admin',
  '/kyc',
];

/** A router keeps only how to match its path: each known one is tried. */
function mountPath(layer: Layer): string {
  if (layer.match('/surely-nothing-is-mounted-here')) return '';
  return MOUNTS.find((path) => layer.match(path)) ?? '/unknown';
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, unknown> };
}

describe('the OpenAPI document', () => {
  it('describes every route below /api and no other', () => {
    const app = createApp(api.services) as unknown as { router: Router };
    // A path may be served in two formats.
    const routes = new Set(routesOf(app.router.stack as unknown as Layer[], ''));
    const served = [...routes]
      .filter((route) => route.includes(' /api/') && !route.endsWith('/openapi.json'))
      .sort();
    const described = OPERATIONS.map(({ method, path }) => `${method} /api${path}`).sort();
    expect(served).toEqual(described);
  });

  it('is served whole: every reference leads somewhere', async () => {
    const response = await api.call('get', '/api/openapi.json').expect(200);
    const document = response.body as Document;
    expect(document.openapi).toBe('3.1.0');
    const references = [...response.text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(references.length).toBeGreaterThan(50);
    for (const reference of new Set(references)) {
      let target: unknown = document;
      for (const part of reference.split('/')) {
        target = (target as Record<string, unknown> | undefined)?.[part];
      }
      expect([reference, target]).toEqual([reference, expect.any(Object)]);
    }
    expect(response.text).not.toContain('nullable');
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Order', 'Fill', 'Wallet', 'Token', 'AuditEntry', 'Failure']),
    );
  });

  it('has a page that loads without foreign or inline scripts', async () => {
    const page = await api.call('get', '/api/docs/').expect(200);
    const sources = [...page.text.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(sources.length).toBeGreaterThan(0);
    for (const [, attributes, content] of sources) {
      expect(attributes).toMatch(/src="\.\//);
      expect(content?.trim()).toBe('');
    }
    await api.call('get', '/api/docs/swagger-ui-bundle.js').expect(200);
    const init = await api.call('get', '/api/docs/swagger-ui-init.js').expect(200);
    expect(init.text).toContain('/api/openapi.json');
  });
});

describe('every operation', () => {
  const OUTCOMES = OPERATIONS.map((operation) => ({
    operation,
    path: operation.path.replace(/\{\w+\}/g, '999999'),
  }));

  it.each(OUTCOMES)(
    '$operation.method $operation.path asks for a session where it says so',
    async ({ operation, path }) => {
      const { status } = await api.call(operation.method, `/api${path}`);
      if (operation.access !== 'public') expect(status).toBe(401);
      else expect(status).toBeLessThan(500);
    },
  );

  it.each(ROLES)('lets %s in exactly where the permission is held', async (role) => {
    const caller = await api.createCaller({ role });
    for (const { operation, path } of OUTCOMES) {
      const { access, method } = operation;
      if (access === 'public' || access === 'session') continue;
      expect(PERMISSIONS).toContain(access);
      const { status } = await caller[method](path, method === 'get' ? undefined : {});
      expect([path, status !== 403]).toEqual([path, ROLE_PERMISSIONS[role].includes(access)]);
    }
  });

  it('answers hostile input with a failure of the document, never with 5xx', async () => {
    const callers = [await api.createCaller(), await api.createCaller({ role: 'admin' })];
    const response = await api.call('get', '/api/openapi.json');
    const { paths } = response.body as Document;
    for (const operation of OPERATIONS) {
      if (operation.path === '/auth/logout') continue;
      const described = paths[`/api${operation.path}`]?.[operation.method];
      const allowed = Object.keys(described?.responses ?? {}).map(Number);
      for (const status of await hostileStatuses(callers, operation)) {
        expect([operation.path, allowed]).toEqual([
          operation.path,
          expect.arrayContaining([status]),
        ]);
        expect([operation.path, status < 500]).toEqual([operation.path, true]);
      }
    }
  });
});

const HOSTILE_IDS = ['0', '-1', '%00', '%27%20OR%201=1', '9'.repeat(40), 'null', '..%2f'];
const HOSTILE_QUERIES = [
  'limit=-1',
  'cursor=%00',
  'tokenId=%00',
  'from=x&to=y',
  'a[b]=1',
  'limit=',
];
const HOSTILE_BODIES = [{}, [], { tokenId: {} }, { reason: null }, { email: ['a'] }];

async function hostileStatuses(
  callers: Caller[],
  operation: (typeof OPERATIONS)[number],
): Promise<number[]> {
  const { method, path } = operation;
  const ids = path.includes('{') ? HOSTILE_IDS : [''];
  const requests = callers.flatMap((caller) =>
    ids.flatMap((id) => {
      const place = path.replace(/\{\w+\}/, id);
      const queries = operation.query === undefined ? [''] : HOSTILE_QUERIES.map((q) => `?${q}`);
      const bodies = operation.body === undefined ? [undefined] : HOSTILE_BODIES;
      return queries.flatMap((query) =>
        bodies.map((body) => () => caller[method](`${place}${query}`, body)),
      );
    }),
  );
  const statuses: number[] = [];
  for (const send of requests) statuses.push((await send()).status);
  return statuses;
}
