import fc from 'fast-check';

/** One or a few characters of every class that patterns and parsers distinguish. */
const UNITS = [
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\u2028',
  '\u0000',
  'a',
  'A',
  'é',
  'ß',
  'İ',
  '1',
  '0',
  '٣',
  '.',
  '@',
  '+',
  '-',
  '_',
  '/',
  '\\',
  ':',
  ';',
  ',',
  '#',
  '?',
  '&',
  '=',
  '%',
  '%41',
  '%25',
  '"',
  "'",
  '<',
  '>',
  '(',
  ')',
  '[',
  '{',
  '{{',
  '}',
  '*',
  '|',
  '^',
  '$',
  '!',
  '~',
  '\u0301',
  '\u0301\u0323',
  'e\u0301',
  '\ufdfa',
  '\u1100',
  '\u05d0',
  '\u{1f600}',
  '\ud800',
  '\u200d',
  ' 1',
  '1 ',
  'a ',
  'a.',
  '.a',
  'a@',
  '1.',
  '1,',
  '00',
  'x1',
  'ext ',
  ';ext=',
  '2030-01-01',
  'T1',
  '--',
  'http://',
  '<p>',
  '&amp;',
  '\r\n',
  '\\u0061',
  '://',
  'Bearer ',
];

/** Starts that look like a match to a pattern. */
const STARTS = [
  '',
  'a',
  'a@',
  'a@a.',
  '+1',
  '1',
  '/',
  '%',
  'data:',
  'data:image/',
  'data:image/png;base64,',
  '2030-01-01',
  '2030-01-01T00:00',
  '--',
  '{"',
  '<',
  'https://example.com/',
  'AADSTS',
  '$1,',
  ' ',
];

/** Ends that break the match. */
const ENDS = ['', '!', 'x', ' ', '\n', '1', '@', '.', '"', '}', 'é', '\u0301', '\ud800', ' ext', ' ext 1'];

const LENGTHS = [90, 250, 900, 20_000, 100_000, 300_000];

export interface Hurting {
  readonly unit: string;
  readonly text: string;
}

/** Texts on which careless patterns take quadratic time, or worse. */
export const hurting: fc.Arbitrary<Hurting> = fc
  .tuple(fc.constantFrom(...STARTS), fc.constantFrom(...UNITS), fc.constantFrom(...ENDS), fc.constantFrom(...LENGTHS))
  .map(([start, unit, end, length]) => ({ unit, text: start + unit.repeat(length / unit.length) + end }));

/**
 * Milliseconds of processor time that one text may cost; 20 to 60 if nothing else runs. What isn't linear takes
 * minutes.
 */
export const COST_LIMIT = 250;

/**
 * How often a case runs before it counts as slow: other work of the process, such as garbage collection, affects only
 * one of them.
 */
const TRIES = 6;

/**
 * The processor time of the fastest try, in milliseconds. Other processes don't count in it, however busy the machine
 * is.
 */
export async function costOf(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let left = TRIES; left > 0 && least > COST_LIMIT; left -= 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
