import type { AccountType } from './notice.ts';
import type { Counts } from './store/counts.ts';

/** Upper bounds of the latency histogram, in seconds. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600] as const;

/** Counts what this process does. What has to outlive it is counted in the store. */
export class Metrics {
  readonly #counters = new Map<string, number>();
  readonly #buckets = BUCKETS.map(() => 0);
  #latencies = 0;
  #latencySum = 0;

  received(accountType: AccountType, events: number): void {
    this.#add(`relay_received_total{account_type="${accountType}"}`, events);
  }

  stored({ repeats, deliveries }: { readonly repeats: number; readonly deliveries: number }): void {
    this.#add('relay_repeats_total', repeats);
    this.#add('relay_stored_total', deliveries);
  }

  refused(route: string, status: number): void {
    this.#add(`relay_refused_total{route="${route}",status="${status}"}`, 1);
  }

  attempted(outcome: 'delivered' | 'gone' | 'dead' | 'retry', latencyMs: number): void {
    this.#add(`relay_attempts_total{outcome="${outcome}"}`, 1);
    if (outcome !== 'delivered') return;
    const seconds = latencyMs / 1_000;
    this.#latencies += 1;
    this.#latencySum += seconds;
    BUCKETS.forEach((bound, index) => {
      if (seconds <= bound) this.#buckets[index] = (this.#buckets[index] ?? 0) + 1;
    });
  }

  /** In the text format of Prometheus; without counts, the store can't be reached. */
  text(counts: Counts | undefined): string {
    const lines = [
      '# TYPE relay_store_up gauge',
      `relay_store_up ${counts === undefined ? 0 : 1}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      ...(counts === undefined ? [] : storeLines(counts)),
      ...this.#counterLines(),
      ...this.#latencyLines(),
    ];
    return `${lines.join('\n')}\n`;
  }

  #counterLines(): readonly string[] {
    const families = Map.groupBy([...this.#counters], ([name]) => name.replace(/\{.*/, ''));
    return [...families].flatMap(([family, members]) => [
      `# TYPE ${family} counter`,
      ...members.map(([name, value]) => `${name} ${value}`),
    ]);
  }

  #latencyLines(): readonly string[] {
    return [
      '# TYPE relay_delivery_seconds histogram',
      ...BUCKETS.map((bound, index) => `relay_delivery_seconds_bucket{le="${bound}"} ${this.#buckets[index]}`),
      `relay_delivery_seconds_bucket{le="+Inf"} ${this.#latencies}`,
      `relay_delivery_seconds_sum ${this.#latencySum.toFixed(3)}`,
      `relay_delivery_seconds_count ${this.#latencies}`,
    ];
  }

  #add(name: string, value: number): void {
    this.#counters.set(name, (this.#counters.get(name) ?? 0) + value);
  }
}

function storeLines({ undelivered, oldestSeconds, totals }: Counts): readonly string[] {
  return [
    '# TYPE relay_undelivered gauge',
    `relay_undelivered ${undelivered}`,
    '# TYPE relay_oldest_seconds gauge',
    `relay_oldest_seconds ${oldestSeconds.toFixed(3)}`,
    ...Object.entries(totals).flatMap(([name, value]) => [`# TYPE relay_${name}_total counter`, `relay_${name}_total ${value}`]),
  ];
}
