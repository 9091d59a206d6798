import type { StepRecord } from './stage.ts';
import { requestRange, type Told } from './told.ts';

/** Writes the story for a person: steps as they happen, then one table. */
export class Printer {
  readonly #colours: boolean;

  constructor(colours: boolean) {
    this.#colours = colours;
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

  /** HTTP requests per operation and account. */
  table(stories: readonly Told[], operations: readonly string[]): void {
    const width = Math.max(...operations.map((name) => name.length));
    const columns = stories.map(({ key }) => Math.max(key.length, 5));
    this.say(`\n${this.#bold('HTTP requests per operation and account')} (0: refused or answered without asking the account)\n`);
    this.say(`  ${''.padEnd(width)}  ${stories.map(({ key }, index) => key.padStart(columns[index] ?? 0)).join('  ')}`);
    for (const operation of operations) {
      const cells = stories.map(({ steps }, index) => requestRange(steps, operation).padStart(columns[index] ?? 0));
      this.say(`  ${operation.padEnd(width)}  ${cells.join('  ')}`);
    }
  }

  #line(name: string, text: string): string {
    const [first = '', ...more] = wrapped(text, WIDTH);
    return [`          ${this.#dim(name)} ${first}`, ...more.map((line) => `              ${line}`)].join('\n');
  }

  #paint(code: number, text: string): string {
    return this.#colours ? `\u001b[${code}m${text}\u001b[0m` : text;
  }

  #bold(text: string): string {
    return this.#paint(1, text);
  }

  #dim(text: string): string {
    return this.#paint(2, text);
  }
}

const WIDTH = 100;
/** Some services' ids run over several lines; their beginning is enough. */
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
