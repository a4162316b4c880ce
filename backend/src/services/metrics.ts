import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { MailFigures } from './mail/mail-queue.ts';
import type { EngineStatus } from './matching-engine.ts';
import type { ReconciliationFigures } from './reconciliation/reconciler.ts';

/** Where figures are read that others keep. */
export interface MetricSources {
  engine: () => EngineStatus;
  reconciliation: () => ReconciliationFigures;
  mail: () => MailFigures;
}

/** What a scrape of `/metrics` reads. One registry per application. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Counter<'method' | 'route' | 'status'>;
  private readonly durations: Histogram<'method' | 'route'>;

  constructor(sources: MetricSources) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Counter({
      name: 'http_requests_total',
      help: 'Finished HTTP requests by route and status.',
      labelNames: ['method', 'route', 'status'],
      registers,
    });
    this.durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the arrival of a request to the end of its answer.',
      labelNames: ['method', 'route'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    });
    this.addEngineGauges(sources.engine);
    this.addReconciliationGauges(sources.reconciliation);
    this.addMailGauges(sources.mail);
  }

  observeRequest(request: {
    method: string;
    route: string;
    status: number;
    durationMs: number;
  }): void {
    const { method, route, status, durationMs } = request;
    this.requests.inc({ method, route, status });
    this.durations.observe({ method, route }, durationMs / 1000);
  }

  private addReconciliationGauges(figures: () => ReconciliationFigures): void {
    const registers = [this.registry];
    const gauges: [name: string, help: string, read: (now: ReconciliationFigures) => number][] = [
      ['withdrawals_frozen', '1 while no money leaves.', ({ freeze }) => (freeze === null ? 0 : 1)],
      ['reconciliation_looks_total', 'Short looks at the wallets.', (now) => now.lookCount],
      ['reconciliation_runs_total', 'Runs of the invariants.', (now) => now.runCount],
    ];
    for (const [name, help, read] of gauges) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read(figures()));
        },
      });
    }
    new Gauge({
      name: 'reconciliation_findings_total',
      help: 'Rows that were found to break an invariant.',
      labelNames: ['invariant'],
      registers,
      collect() {
        for (const [invariant, count] of figures().foundCounts) this.set({ invariant }, count);
      },
    });
  }

  private addEngineGauges(engineStatus: () => EngineStatus): void {
    const gauges: [name: string, help: string, read: (status: EngineStatus) => number][] = [
      ['engine_leading', '1 while orders are taken.', (s) => (s.state === 'leading' ? 1 : 0)],
      ['engine_epoch', 'The leadership of this process.', (s) => s.epoch],
      ['engine_queue_depth', 'Commands that wait for the engine.', (s) => s.queueDepth],
      ['engine_batches_total', 'Batches committed since the last rebuild.', (s) => s.batchCount],
      ['engine_last_batch_ms', 'Duration of the last commit.', (s) => s.lastBatchMs ?? 0],
      ['engine_open_orders', 'Orders that rest on the books.', (s) => s.openOrderCount],
    ];
    for (const [name, help, read] of gauges) this.addGauge(name, help, () => read(engineStatus()));
  }

  private addMailGauges(mailFigures: () => MailFigures): void {
    const gauges: [name: string, help: string, read: (figures: MailFigures) => number][] = [
      ['mail_queue_depth', 'Messages that are being sent or wait.', (f) => f.waiting],
      ['mail_sent_total', 'Messages accepted by the mail server or the outbox.', (f) => f.sent],
      ['mail_failed_total', 'Messages given up after the last try.', (f) => f.failed],
      ['mail_dropped_total', 'Messages not taken because too many waited.', (f) => f.dropped],
    ];
    for (const [name, help, read] of gauges) this.addGauge(name, help, () => read(mailFigures()));
  }

  private addGauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}
