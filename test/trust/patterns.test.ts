import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { analyse } from 'scslre';
import { isRecord } from '../../sandbox/json.ts';

const SRC = path.resolve(import.meta.dirname, '../../src');

/** Patterns whose time grows with the square of the text, and what keeps each of their texts short. */
const SHORT_TEXTS: Readonly<Record<string, string>> = {
  '/\\/+$/': 'an address in the environment',
  '/=+$/': 'base64 that was made here',
  '/^(.*?)\\s*(?:;ext=|extension|ext\\.?|x|#)\\s*(\\d{1,7})$/i': 'a phone is at most 100 characters when it gets there',
  '/^\\d*\\.?\\d+$/': 'a number of at most 60 characters',
  '/0+$/': 'a number of at most 60 characters',
  '/^\\S+@\\S+$/': 'an email is at most 320 characters when it gets there',
};

describe('the time of patterns', () => {
  it('grows no faster than the text, where the text may be long', () => {
    const slow = written().filter(({ source, flags }) => analyse({ source, flags }).reports.length > 0);
    expect(slow.map(({ source, flags }) => `/${source}/${flags}`).sort()).toEqual(Object.keys(SHORT_TEXTS).sort());
  });

  it('grows no faster than the text in those that are put together', () => {
    const slow = assembled().filter(({ source, flags }) => analyse({ source, flags }).reports.length > 0);
    expect(slow).toEqual([]);
  });

  it('is known to grow with the square in one that starts again at each letter', () => {
    expect(analyse({ source: 'T.*?(?:Z|[+-]\\d{2}:\\d{2})$', flags: 'i' }).reports).toHaveLength(1);
  });
});

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** Every pattern in the source. */
function written(): Pattern[] {
  const found = files().flatMap((file) => patternsIn(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'es2023' })));
  return [...new Map(found.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).values()];
}

function patternsIn(node: unknown): Pattern[] {
  if (Array.isArray(node)) return node.flatMap(patternsIn);
  if (!isRecord(node)) return [];
  if (node.type === 'RegExpLiteral') return [{ source: String(node.pattern), flags: String(node.flags) }];
  return Object.values(node).flatMap(patternsIn);
}

/** Every pattern that the source builds while it loads. */
function assembled(): Pattern[] {
  const found: Pattern[] = [];
  const Original = RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, [source, flags]) => {
      if (isOurs(new Error().stack)) found.push({ source: String(source), flags: String(flags ?? '') });
      return new target(source, flags);
    },
  });
  try {
    jest.isolateModules(() => {
      for (const file of files()) require(file);
    });
  } finally {
    globalThis.RegExp = Original;
  }
  expect(found.length).toBeGreaterThan(5);
  return found;
}

/** Whether the project's code asked, not a library that it loads. */
function isOurs(stack = ''): boolean {
  return stack
    .split('\n')
    .slice(2, 3)
    .some((caller) => caller.includes(`${SRC}${path.sep}`));
}

function files(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(SRC, file));
}
