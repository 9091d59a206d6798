import { request } from 'node:http';
import { setTimeout } from 'node:timers';
import type { Clock } from './service.ts';

/** A message to the address that someone gave a vendor. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * After how many milliseconds a vendor repeats a message; undefined if it doesn't. `status` is null if there was no
 * response; `attempt` counts from 1; `age` is the time since the first attempt.
 */
export type RepeatRule = (status: number | null, attempt: number, age: number) => number | undefined;

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

interface Waiting {
  readonly message: Message;
  readonly since: number;
  readonly attempt: number;
  readonly due: number;
}

/** What a vendor tells others, as it repeats it. Messages overlap and overtake each other, as the vendors' do. */
export class Notifications {
  /** What was given up, because the vendor doesn't repeat it anymore. */
  readonly lost: Message[] = [];
  readonly #clock: Clock;
  readonly #repeatAfter: RepeatRule;
  readonly #onLost: (message: Message) => void;
  #waiting: Waiting[] = [];
  readonly #running = new Set<Promise<void>>();

  /** `onLost` hears of each message that is given up. */
  constructor(clock: Clock, repeatAfter: RepeatRule, onLost: (message: Message) => void = () => undefined) {
    this.#clock = clock;
    this.#repeatAfter = repeatAfter;
    this.#onLost = onLost;
  }

  /** How many messages wait for another attempt. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Begins to send the message. */
  post(message: Message): void {
    const now = this.#clock();
    this.#waiting.push({ message, since: now, attempt: 1, due: now });
    this.#sendDue();
  }

  /** Sends what's due by the clock, and waits until all of it was answered or given up. */
  async settle(): Promise<void> {
    this.#sendDue();
    while (this.#running.size > 0) {
      await Promise.all(this.#running);
      this.#sendDue();
    }
  }

  /** Forgets everything. What is on its way arrives. */
  clear(): void {
    this.#waiting = [];
    this.lost.length = 0;
  }

  #sendDue(): void {
    const now = this.#clock();
    for (const one of this.#waiting.filter(({ due }) => due <= now)) {
      if (this.#running.size >= AT_ONCE) return;
      this.#waiting = this.#waiting.filter((other) => other !== one);
      const sending = this.#send(one).finally(() => {
        this.#running.delete(sending);
        this.#sendDue();
      });
      this.#running.add(sending);
    }
  }

  async #send({ message, since, attempt }: Waiting): Promise<void> {
    const reply = await send('POST', message.url, message).catch(() => null);
    if (reply !== null && reply.status >= 200 && reply.status <= 299) return;
    const now = this.#clock();
    const pause = this.#repeatAfter(reply?.status ?? null, attempt, now - since);
    if (pause === undefined) {
      this.lost.push(message);
      this.#onLost(message);
      return;
    }
    this.#waiting.push({ message, since, attempt: attempt + 1, due: now + pause });
    // For a sandbox that runs by itself; tests move the clock and settle.
    setTimeout(() => this.#sendDue(), pause).unref();
  }
}

/** Sends a request with a body or without one, and gives its response, if it comes in time. */
export function send(method: string, url: string, { headers, body }: Partial<Message> = {}): Promise<Reply> {
  const { hostname, port, pathname, search } = new URL(url);
  const options = { hostname, port, path: `${pathname}${search}`, method, headers: { ...headers }, signal: AbortSignal.timeout(PATIENCE) };
  return new Promise((resolve, reject) => {
    // In this form only, because in tests the platform's runtime replaces the function by its own.
    const sent = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Whether a sandbox may send to the address: it never leaves this machine. */
export function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\//.test(url);
}

const AT_ONCE = 50;
/** All three vendors wait ten seconds for a response. */
const PATIENCE = 10_000;
