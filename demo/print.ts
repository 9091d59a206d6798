import type { StepRecord } from './stage.ts';
import type { Proof } from './summary.ts';
import { requestRange, type Told } from './told.ts';

/** Prints the story: steps as they happen, then one table. */
export class Printer {
  readonly #colors: boolean;

  constructor(colors: boolean) {
    this.#colors = colors;
  }

  say(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  chapter(label: string, key: string): void {
    this.say(`\n${this.#bold(`${label} (${key})`)}`);
  }

  step(record: StepRecord): void {
    const good = record.wrong.length === 0;
    const mark = good ? this.#paint(32, 'ok    ') : this.#paint(31, 'FAILED');
    const requests = `${record.requests} request${record.requests === 1 ? '' : 's'}`;
    this.say(`  ${mark}  ${record.title} ${this.#dim(`(${record.operation}, ${requests})`)}`);
    const given = inWords(record.input);
    if (given !== '') this.say(this.#line('in ', given));
    this.say(this.#line('out', record.output));
    for (const one of record.wrong) this.say(this.#paint(31, `          expected: ${one}`));
  }

  /** One line for an account whose story is over. */
  account(label: string, steps: readonly StepRecord[]): void {
    const failed = steps.filter(({ wrong }) => wrong.length > 0).length;
    const requests = steps.reduce((sum, step) => sum + step.requests, 0);
    const mark = failed === 0 ? this.#paint(32, 'ok    ') : this.#paint(31, 'FAILED');
    this.say(`  ${mark}  ${label.padEnd(LABEL)} ${steps.length} steps, ${requests} requests`);
  }

  proofs(stories: readonly Told[], all: readonly Proof[]): void {
    const rows = all.map(({ what, results }) => [what, ...results]);
    this.#table(['', ...stories.map(({ label }) => label)], rows);
    if (all.some(({ results }) => results.includes('none')))
      this.say(this.#dim("  none: the account can't do this, and the step says so."));
  }

  requests(stories: readonly Told[], operations: readonly string[]): void {
    this.say(`\n${this.#bold('HTTP requests per operation and account')} (0: refused or answered without asking the account)`);
    const rows = operations.map((operation) => [operation, ...stories.map(({ steps }) => requestRange(steps, operation))]);
    this.#table(['', ...stories.map(({ key }) => key)], rows);
  }

  end(stories: readonly Told[], wrong: readonly string[], seconds: number): void {
    for (const sentence of wrong) this.say(this.#paint(31, `\nNot as expected: ${sentence}`));
    const steps = stories.reduce((sum, told) => sum + told.steps.length, 0);
    const end = wrong.length === 0 ? 'All as expected' : `${wrong.length} not as expected`;
    this.say(`\n${this.#bold(end)}: ${steps} steps on ${stories.map(({ label }) => label).join(', ')} in ${seconds.toFixed(1)} s.`);
  }

  #table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
    const line = (row: readonly string[]): string =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
    this.say('');
    for (const row of [head, ...rows]) this.say(`  ${line(row)}`);
  }

  #line(name: string, text: string): string {
    const [first = '', ...more] = wrapped(text, WIDTH);
    return [`          ${this.#dim(name)} ${first}`, ...more.map((line) => `              ${line}`)].join('\n');
  }

  #paint(code: number, text: string): string {
    return this.#colors ? `\u001b[${code}m${text}\u001b[0m` : text;
  }

  #bold(text: string): string {
    return this.#paint(1, text);
  }

  #dim(text: string): string {
    return this.#paint(2, text);
  }
}

const WIDTH = 100;
const LABEL = 24;
/** Some services' IDs take several lines; their beginning is enough. */
const LONGEST = 40;

function inWords(input: StepRecord['input']): string {
  return Object.entries(input)
    .map(([key, value]) => `${key}: ${shortened(Array.isArray(value) ? value.join(', ') : String(value))}`)
    .join(' | ');
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
