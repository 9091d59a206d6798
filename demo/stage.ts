import type { AuthData } from '../sandbox/account.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { Definition, Perform, Values } from '../sandbox/zapier/definition.ts';
import { type Platform, platformFor } from '../sandbox/zapier/platform.ts';
import { StepError } from '../sandbox/zapier/step_error.ts';

/** One step of the story: what to do, and what to expect. */
export interface StepPlan<T> {
  /** One line, in plain words. */
  readonly title: string;
  /** The operation's key, or a word such as `sign_in`; the row of the table of requests. */
  readonly operation: string;
  readonly input?: Values;
  /** The account can't do this, and the step must say so. */
  readonly missing?: boolean;
  run(): Promise<T>;
  /** The result, in short. */
  show(result: T, requests: number): string;
  /** Expectations by name. A false one fails the step. */
  expect(result: T, requests: Requests): Readonly<Record<string, boolean>>;
}

/** The HTTP requests of one step. */
export interface Requests {
  readonly count: number;
  /** Those that could change something. */
  readonly writes: number;
}

/** The result of a step. */
export interface StepRecord {
  readonly title: string;
  readonly operation: string;
  readonly input: Values;
  /** The account can't do this, so the step is right to say so. */
  readonly missing: boolean;
  readonly output: string;
  readonly requests: number;
  readonly expected: readonly string[];
  /** The expectations that failed, or the error. */
  readonly wrong: readonly string[];
  readonly milliseconds: number;
}

/** An operation that ended with an error, with the message that a person reads. */
export interface Refused {
  readonly error: string;
  readonly sentence: string;
}

/** One account on stage: runs steps one after the other, counts their requests and keeps their results. */
export class Stage {
  readonly records: StepRecord[] = [];
  readonly app: Definition;
  readonly platform: Platform;
  readonly sandbox: Sandbox;
  /** The account type. */
  readonly key: string;
  /** Seeded contacts of each account. */
  readonly size: number;
  authData: AuthData = {};
  readonly #onStep: (record: StepRecord) => void;

  constructor(app: Definition, sandbox: Sandbox, key: string, size: number, onStep: (record: StepRecord) => void) {
    this.app = app;
    this.platform = platformFor(app, () => this.authData);
    this.sandbox = sandbox;
    this.key = key;
    this.size = size;
    this.#onStep = onStep;
  }

  /** Runs a step. If it throws, the story ends, because later steps need its result. */
  async step<T>(plan: StepPlan<T>): Promise<T> {
    this.sandbox.clearRequests();
    const began = performance.now();
    try {
      const result = await plan.run();
      const requests = this.#requests();
      const expectations = plan.expect(result, requests);
      const wrong = Object.keys(expectations).filter((name) => expectations[name] !== true);
      this.#keep(plan, began, plan.show(result, requests.count), Object.keys(expectations), wrong);
      return result;
    } catch (error) {
      this.#keep(plan, began, 'an error', ['no error'], [`no error, but it says: ${StepError.of(error).message}`]);
      throw new StoryEnded();
    }
  }

  call(perform: Perform, inputData: Values = {}): Promise<unknown> {
    return this.platform.call(perform, inputData);
  }

  async create(key: string, inputData: Values): Promise<Values> {
    const [row = {}] = await this.platform.run('creates', key, inputData);
    return row;
  }

  search(key: string, inputData: Values): Promise<readonly Values[]> {
    return this.platform.run('searches', key, inputData);
  }

  poll(key: string, inputData: Values, meta: Values = {}): Promise<readonly Values[]> {
    return this.platform.run('triggers', key, inputData, meta);
  }

  #requests(): Requests {
    const { requests } = this.sandbox;
    // The search of the Contacts API and the batches of Graph are POSTs that write nothing.
    const reads = requests.filter(({ method, path }) => method === 'GET' || (method === 'POST' && /\/(?:search|\$batch)$/.test(path)));
    return { count: requests.length, writes: requests.length - reads.length };
  }

  #keep<T>(plan: StepPlan<T>, began: number, output: string, expected: readonly string[], wrong: readonly string[]): void {
    const { title, operation, input = {}, missing = false } = plan;
    const { count: requests } = this.#requests();
    const record = {
      title,
      operation,
      input,
      missing,
      output,
      requests,
      expected,
      wrong,
      milliseconds: Math.round(performance.now() - began),
    };
    this.records.push(record);
    this.#onStep(record);
  }
}

/** A step in which someone else changes the account, without the app. */
export const OTHER_PERSON = 'another person';

/** Thrown after a step that failed with an error, which has been printed. */
export class StoryEnded extends Error {}

/** The error of an operation that must refuse; it's a mistake if the operation succeeds. */
export async function refusal(run: Promise<unknown>): Promise<Refused> {
  try {
    await run;
  } catch (error) {
    const { name, message } = StepError.of(error);
    return { error: name, sentence: message };
  }
  return { error: 'none', sentence: 'It was not refused.' };
}
