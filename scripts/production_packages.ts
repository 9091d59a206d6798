import { readFileSync } from 'node:fs';

/**
 * The folders of every package that the app needs at run time: those without a mark in npm's lock file. Optional
 * packages and optional peers (node-fetch's `encoding`, which brings `iconv-lite`, 0.2 MB) are left out, because the
 * platform runs without them.
 */
export function productionPackages(lockfile: string): string[] {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as { packages: Record<string, Readonly<Record<string, unknown>>> };
  return Object.keys(packages)
    .filter((folder) => folder !== '' && MARKS.every((mark) => packages[folder]?.[mark] !== true))
    .sort();
}

const MARKS = ['dev', 'optional', 'devOptional', 'peer'];
