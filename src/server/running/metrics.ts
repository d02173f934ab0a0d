/** What is counted, for Prometheus: no label is of a person, a ticket or an address. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Listening } from '../../http/handler.ts';

/** The numbers of one server. */
export class Metrics {
  readonly registry = new Registry();
  readonly #seconds = new Histogram({
    name: 'guichet_http_request_duration_seconds',
    help: 'How long requests took to be answered, by operation; a stream until it began.',
    labelNames: ['operation', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly #refused = new Counter({
    name: 'guichet_identity_refused_total',
    help: 'Tokens that were not believed, by why.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });
  readonly #limited = new Counter({
    name: 'guichet_limited_total',
    help: 'Requests that were asked to come back later, by which limit.',
    labelNames: ['limit'] as const,
    registers: [this.registry],
  });
  readonly #mails = new Counter({
    name: 'guichet_mails_total',
    help: 'Mails that were given to the SMTP server, by what became of it.',
    labelNames: ['result'] as const,
    registers: [this.registry],
  });
  readonly #scanned = new Counter({
    name: 'guichet_files_scanned_total',
    help: 'Files that were looked at for viruses, by what came of it.',
    labelNames: ['result'] as const,
    registers: [this.registry],
  });
  readonly #failed = new Counter({
    name: 'guichet_unforeseen_total',
    help: 'Errors that nobody foresaw: each is in the logs.',
    registers: [this.registry],
  });
  readonly #open = new Gauge({
    name: 'guichet_http_requests_open',
    help: 'Requests that are being answered, streams included.',
    registers: [this.registry],
  });

  readonly #told = new Histogram({
    name: 'guichet_live_told_seconds',
    help: 'How long it took until all who listen on a desk were told of a change, from the word that there is one.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  /** @param lastBackup when the last backup was made, if one was */
  constructor(lastBackup: () => Promise<Date | undefined> = () => Promise.resolve(undefined)) {
    collectDefaultMetrics({ register: this.registry });
    const backup: Gauge = new Gauge({
      name: 'guichet_last_backup_timestamp_seconds',
      help: 'When the last backup was made; 0 while none was.',
      registers: [this.registry],
      collect: async (): Promise<void> => backup.set(((await lastBackup())?.getTime() ?? 0) / 1000),
    });
  }

  answered(operation: string, status: number, seconds: number): void {
    this.#seconds.observe({ operation, status: String(status) }, seconds);
  }

  refused(code: string): void {
    this.#refused.inc({ code });
  }

  limited(limit: 'address' | 'person' | 'desk'): void {
    this.#limited.inc({ limit });
  }

  mailed(result: 'taken' | 'failed'): void {
    this.#mails.inc({ result });
  }

  scanned(result: 'clean' | 'infected' | 'unscanned'): void {
    this.#scanned.inc({ result });
  }

  failed(): void {
    this.#failed.inc();
  }

  /** All who listen on a desk were told of a change. */
  told(seconds: number): void {
    this.#told.observe(seconds);
  }

  /** Counts who listens, asked when the numbers are. */
  counts(listening: () => Listening): void {
    const { registry } = this;
    new Gauge({
      name: 'guichet_live_listeners',
      help: 'Pages that listen to changes at this process, by streams and by polls.',
      registers: [registry],
      collect() {
        this.set(listening().now);
      },
    });
    new Counter({
      name: 'guichet_live_slow_total',
      help: 'Streams ended since the start because they were read too slowly; each goes on from where it was.',
      registers: [registry],
      collect() {
        this.reset();
        this.inc(listening().slow);
      },
    });
  }

  /** @param by 1 when a request comes, -1 when its answer has gone */
  open(by: 1 | -1): void {
    this.#open.inc(by);
  }

  /** Ends what collects by itself. */
  close(): void {
    this.registry.clear();
  }
}
