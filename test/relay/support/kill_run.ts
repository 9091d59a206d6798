import { setTimeout as pause } from 'node:timers/promises';
import { type HookHost, startHookHost } from './hook_host.ts';
import { type Environment, type RelayProcess, startRelayProcess } from './relay_process.ts';
import {
  ask,
  graphChange,
  highlevelRequest,
  nylasRequest,
  outlookPath,
  outlookRequest,
  subscriptionRequest,
  VENDOR_SETTINGS,
  type VendorRequest,
} from './vendor_requests.ts';

/** What to try. */
export interface KillPlan {
  readonly store: Environment;
  readonly events: number;
  /** Events a second. */
  readonly rate: number;
  readonly relays: number;
  readonly kills: number;
  /** Zaps of each account type. */
  readonly zaps: number;
  readonly random: () => number;
}

/** What came of it. */
export interface KillReport {
  /** Events that got a 2xx. */
  readonly accepted: number;
  /** Accepted events that never arrived. */
  readonly lost: readonly string[];
  /** Events that arrived more than once. */
  readonly twice: readonly string[];
  /** Of these, the ones for which no relay was killed between two arrivals. */
  readonly twiceWithoutReason: readonly string[];
  /** What arrived though nobody sent it. */
  readonly unexpected: readonly string[];
  /** What the relay itself counted as maybe delivered twice. */
  readonly maybeRepeated: number;
  readonly kills: number;
  /** The slowest of Graph's validations, in milliseconds. */
  readonly slowestHandshake: number;
  readonly refusedByHooks: number;
  readonly seconds: number;
  readonly problems: readonly string[];
}

/** Sends events to relays that are killed again and again, and compares what was accepted with what arrived. */
export async function killRun(plan: KillPlan): Promise<KillReport> {
  const began = performance.now();
  const hooks = await startHookHost();
  const run = new Run(plan, hooks);
  try {
    return { ...(await run.report()), seconds: Math.round((performance.now() - began) / 1_000) };
  } finally {
    await run.close();
    await hooks.close();
  }
}

class Run {
  readonly #plan: KillPlan;
  readonly #hooks: HookHost;
  readonly #relays: RelayProcess[] = [];
  readonly #kills: { readonly at: number; readonly until: number }[] = [];
  readonly #accepted = new Set<string>();
  #slowestHandshake = 0;
  #isSending = true;
  /** By event and hook, how often it arrived. */
  readonly #arrivals = new Map<string, number>();
  #counted = 0;

  constructor(plan: KillPlan, hooks: HookHost) {
    this.#plan = plan;
    this.#hooks = hooks;
    hooks.reply = () => {
      const chance = plan.random();
      if (chance < 0.05) return { status: 429, headers: { 'retry-after': '1' } };
      return chance < 0.1 ? { status: 500 } : { status: 200 };
    };
  }

  async report(): Promise<Omit<KillReport, 'seconds'>> {
    for (let index = 0; index < this.#plan.relays; index += 1) await this.#startRelay(index);
    await this.#subscribe();
    await Promise.all([this.#send(), this.#kill(), this.#shakeHands()]);
    await this.#hooks.until(() => this.#isComplete());
    // What is still on its way, or was put back, would come now.
    await this.#untilNothingWaits();
    const arrived = this.#arrived();
    const twice = [...arrived].filter(([, times]) => times.length > 1);
    return {
      accepted: this.#accepted.size,
      lost: [...this.#accepted].filter((id) => !arrived.has(id)),
      twice: twice.map(([id]) => id),
      twiceWithoutReason: twice.filter(([, times]) => !this.#wereKillsBetween(times)).map(([id]) => id),
      unexpected: [...arrived.keys()].filter((id) => !this.#isSent(id)),
      maybeRepeated: await this.#maybeRepeated(),
      kills: this.#kills.length,
      slowestHandshake: Math.round(this.#slowestHandshake),
      refusedByHooks: this.#hooks.requests.filter(({ status }) => status !== 200).length,
      problems: this.#relays.flatMap(({ output }) =>
        output()
          .split('\n')
          .filter((line) => /error/i.test(line)),
      ),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#relays.map((relay) => relay.kill()));
  }

  async #startRelay(index: number): Promise<void> {
    this.#relays[index] = await startRelayProcess({ ...this.#plan.store, ...VENDOR_SETTINGS, RELAY_HOOK_HOSTS: this.#hooks.host });
  }

  async #subscribe(): Promise<void> {
    const url = this.#relays[0]?.url ?? '';
    for (let zap = 0; zap < this.#plan.zaps; zap += 1) {
      const events = ['contact_changed', 'contact_deleted'];
      for (const accountType of ['highlevel', 'nylas']) {
        const target = this.#hooks.address(`${accountType}-${zap}`);
        await ask(url, subscriptionRequest('PUT', { account_type: accountType, account: `account-${zap}`, target, events }));
      }
    }
  }

  async #send(): Promise<void> {
    const sending: Promise<void>[] = [];
    const began = performance.now();
    for (let number = 0; number < this.#plan.events; number += 1) {
      const due = began + (number * 1_000) / this.#plan.rate;
      if (due > performance.now()) await pause(due - performance.now());
      sending.push(this.#sendUntilAccepted(number));
    }
    await Promise.all(sending);
    this.#isSending = false;
  }

  /** As the vendors do: the same event again, until it gets a 2xx. */
  async #sendUntilAccepted(number: number): Promise<void> {
    const request = this.#event(number);
    for (;;) {
      const relay = this.#relays[Math.floor(this.#plan.random() * this.#relays.length)];
      const response = await ask(relay?.url ?? '', request).catch(() => undefined);
      if (response?.ok === true) break;
      await pause(200 + 200 * this.#plan.random());
    }
    this.#accepted.add(`event-${number}`);
  }

  #event(number: number): VendorRequest {
    const id = `event-${number}`;
    const zap = Math.floor(number / 3) % this.#plan.zaps;
    if (number % 3 === 0) return highlevelRequest({ id, locationId: `account-${zap}`, webhookId: `webhook-${number}` });
    if (number % 3 === 1) return nylasRequest({ id: `nylas-${number}` }, { id, grant_id: `account-${zap}` });
    return outlookRequest(this.#hooks.address(`outlook-${zap}`), [graphChange(id)]);
  }

  async #kill(): Promise<void> {
    const { kills, events, rate, random, relays } = this.#plan;
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(((events / rate) * 1_000 * (0.5 + random())) / (kills + 1));
      const index = Math.floor(random() * relays);
      const at = performance.now();
      await this.#relays[index]?.kill();
      await this.#startRelay(index);
      this.#kills.push({ at, until: performance.now() });
    }
  }

  /** Graph validates addresses all the time, also under load. While a relay is down, it isn't asked. */
  async #shakeHands(): Promise<void> {
    const path = outlookPath(this.#hooks.address('outlook-0'));
    while (this.#isSending) {
      const began = performance.now();
      const relay = this.#relays[0];
      const answer = await fetch(`${relay?.url}${path}?validationToken=a%20token`, { method: 'POST' })
        .then((response) => response.text())
        .catch(() => undefined);
      if (answer === 'a token') this.#slowestHandshake = Math.max(this.#slowestHandshake, performance.now() - began);
      await pause(100);
    }
  }

  #isComplete(): boolean {
    for (; this.#counted < this.#hooks.requests.length; this.#counted += 1) {
      const request = this.#hooks.requests[this.#counted];
      const id = String(request?.body.id);
      if (request?.status === 200) this.#arrivals.set(id, (this.#arrivals.get(id) ?? 0) + 1);
    }
    return this.#arrivals.size >= this.#plan.events;
  }

  async #untilNothingWaits(): Promise<void> {
    for (;;) {
      const health = await fetch(`${this.#relays[0]?.url}/health`).then((response) => response.text());
      if (health.includes('"undelivered":0,')) return;
      await pause(500);
    }
  }

  /** When each event arrived. */
  #arrived(): ReadonlyMap<string, readonly number[]> {
    const arrived = new Map<string, number[]>();
    for (const { body, at } of this.#hooks.delivered()) {
      const times = arrived.get(String(body.id)) ?? [];
      arrived.set(String(body.id), [...times, at]);
    }
    return arrived;
  }

  /** What the killed relay had sent may be read from its connection until long after it died. */
  #wereKillsBetween(times: readonly number[]): boolean {
    return times.slice(1).every((time, index) => this.#kills.some(({ at, until }) => at <= time && until >= (times[index] ?? 0)));
  }

  #isSent(id: string): boolean {
    return /^event-\d+$/.test(id) && Number(id.slice('event-'.length)) < this.#plan.events;
  }

  async #maybeRepeated(): Promise<number> {
    const text = await fetch(`${this.#relays[0]?.url}/metrics`).then((response) => response.text());
    return Number(/^relay_maybe_repeated_total (\d+)$/m.exec(text)?.[1]);
  }
}
