import { PollMemory } from '../../sandbox/zapier/poll_memory.ts';
import { type Inputs, type Row, type Runner, step } from '../support/run.ts';
import { type Chosen, eventNamed, filledIn, mapped } from './labels.ts';
import type { Mapping, RecipeStep, RecipeZap } from './page.ts';

/** What the steps of other apps do, by the app's name; the values are those of the step's fields. */
export type OtherApps = Readonly<Record<string, (fields: Inputs) => Inputs>>;

/** A step that has run, for later steps to map. */
interface Done {
  output(label: string): unknown;
}

/**
 * Plays the platform for one Zap of the page: fills in forms by their labels, maps outputs by theirs, and remembers a
 * trigger's rows.
 */
export class Zap {
  readonly #steps: RecipeZap;
  readonly #runnerOf: (label: string) => Runner;
  readonly #apps: OtherApps;
  #memory: PollMemory | undefined;
  /** The trigger's inputs: a person fills in the form once. */
  #watched: Promise<Inputs> | undefined;

  constructor(steps: RecipeZap, runnerOf: (label: string) => Runner, apps: OtherApps = {}) {
    this.#steps = steps;
    this.#runnerOf = runnerOf;
    this.#apps = apps;
  }

  /** The first poll of a trigger, whose rows are old. */
  async turnOn(): Promise<void> {
    this.#memory = new PollMemory(step('triggers', this.#trigger().key));
    this.#memory.fill(await this.#poll({ isPopulatingDedupe: true }));
  }

  /** One poll of the trigger and a run for each new row. Returns the number of runs. */
  async poll(): Promise<number> {
    if (this.#memory === undefined) throw new Error('the Zap is not turned on');
    const rows = this.#memory.take(await this.#poll({}));
    await this.startFor(rows);
    return rows.length;
  }

  /** The instant trigger, with what a person fills in, to be turned on by whoever plays its hook. */
  async instant(): Promise<{ readonly account: string; readonly key: string; readonly input: Inputs }> {
    return { account: accountIn(this.#first().app) ?? '', key: this.#trigger().key, input: await this.#inputs() };
  }

  /** A run for each row that a hook brought. */
  async startFor(rows: readonly Row[]): Promise<void> {
    for (const row of rows) await this.#run(new Map([[1, await this.#gave(row)]]), 1);
  }

  /** A run that another app starts, with its outputs by label. */
  async start(values: Inputs): Promise<void> {
    await this.#run(new Map([[1, { output: (label) => valueAt(values, label) }]]), 1);
  }

  async #poll(meta: Inputs): Promise<Row[]> {
    const { runner, key } = this.#trigger();
    return runner.trigger(key, await this.#inputs(), meta);
  }

  #inputs(): Promise<Inputs> {
    const { runner, key } = this.#trigger();
    this.#watched ??= filledIn(
      runner,
      'triggers',
      key,
      this.#first().mappings.map(({ field, value }) => [field, value]),
    );
    return this.#watched;
  }

  #trigger(): { readonly runner: Runner; readonly key: string } {
    const { app, event } = this.#first();
    const { kind, key } = eventNamed(event);
    if (kind !== 'triggers') throw new Error(`"${event}" is no trigger`);
    return { runner: this.#runnerOf(accountIn(app) ?? ''), key };
  }

  #first(): RecipeStep {
    const [first] = this.#steps;
    if (first === undefined) throw new Error('a Zap without steps');
    return first;
  }

  async #gave(row: Row): Promise<Done> {
    const { runner, key } = this.#trigger();
    const fields = await runner.outputs('triggers', key);
    return { output: (label) => mapped(fields, row, label) };
  }

  /**
   * Runs the steps from this index on. A search without a result, or a filter that stops, ends the run without an
   * error.
   */
  async #run(done: ReadonlyMap<number, Done>, from: number): Promise<void> {
    const next = this.#steps[from];
    if (next === undefined) return;
    const values = next.mappings.map(({ field, value }) => [field, filled(value, done)] as const);
    if (next.app === 'Filter by Zapier') {
      if (next.mappings.every((mapping) => lets(mapping, done))) await this.#run(done, from + 1);
      return;
    }
    if (next.app === 'Looping by Zapier') {
      for (const item of iterations(values))
        await this.#run(new Map([...done, [next.number, { output: (label) => valueAt(item, label) }]]), from + 1);
      return;
    }
    const result = await this.#one(next, values);
    if (result !== undefined) await this.#run(new Map([...done, [next.number, result]]), from + 1);
  }

  async #one({ app, event }: RecipeStep, values: readonly (readonly [string, unknown])[]): Promise<Done | undefined> {
    const account = accountIn(app);
    if (account === undefined) {
      const other = this.#apps[app];
      if (other === undefined) throw new Error(`the test plays no "${app}"`);
      const output = other(Object.fromEntries(values));
      return { output: (label) => valueAt(output, label) };
    }
    const runner = this.#runnerOf(account);
    return finished(runner, eventNamed(event), values);
  }
}

async function finished(runner: Runner, { kind, key }: Chosen, values: readonly (readonly [string, unknown])[]): Promise<Done | undefined> {
  const input = await filledIn(runner, kind, key, values);
  const row = kind === 'searches' ? (await runner.search(key, input))[0] : await runner.create(key, input);
  if (row === undefined) return undefined;
  const fields = await runner.outputs(kind, key);
  return { output: (label) => mapped(fields, row, label) };
}

/** The outputs of each iteration of a loop: one line item of each field. */
function iterations(values: readonly (readonly [string, unknown])[]): Inputs[] {
  const columns = values.map(([name, items]) => [name, [items].flat()] as const);
  return (columns[0]?.[1] ?? []).map((_, index) => Object.fromEntries(columns.map(([name, items]) => [name, items[index] ?? ''])));
}

/** `Contacts (Outlook)`; undefined for another app. */
export function accountIn(app: string): string | undefined {
  return /^Contacts \((.*)\)$/.exec(app)?.[1];
}

/** A field's value: a mapped value alone keeps its kind, and becomes text within text. */
function filled(value: string, done: ReadonlyMap<number, Done>): unknown {
  const alone = /^\*\*(\d+)\. ([^*]+)\*\*$/.exec(value);
  if (alone !== null) return output(done, alone[1], alone[2]) ?? '';
  const text = value.replace(/\*\*(\d+)\. ([^*]+)\*\*/g, (_, number: string, label: string) => String(output(done, number, label) ?? ''));
  return moved(text);
}

function output(done: ReadonlyMap<number, Done>, number = '', label = ''): unknown {
  const from = done.get(Number(number));
  if (from === undefined) throw new Error(`step ${number} has not run yet`);
  return from.output(label);
}

/** Zapier adds days to a date before `+3d`. */
function moved(text: string): string {
  const [, date, days] = /^(\d{4}-\d{2}-\d{2}T\S+) ([+-]\d+)d$/.exec(text) ?? [];
  return date === undefined ? text : new Date(Date.parse(date) + Number(days) * 86_400_000).toISOString();
}

function lets({ field, value }: Mapping, done: ReadonlyMap<number, Done>): boolean {
  const given = filled(field, done);
  if (value === 'exists') return [given].flat().some((item) => item !== '' && item !== null);
  const [, part] = /^contains (.+)$/.exec(value) ?? [];
  if (part !== undefined) return String(given).includes(part);
  const [, wanted] = /^exactly matches (.+)$/.exec(value) ?? [];
  if (wanted === undefined) throw new Error(`the test knows no filter "${value}"`);
  return given === filled(wanted, done);
}

function valueAt(values: Inputs, label: string): unknown {
  if (!(label in values)) throw new Error(`no "${label}" is given by that step`);
  return values[label];
}
