import { readFileSync } from 'node:fs';

/**
 * The folders of every package the app needs when it runs: those that npm wrote down in the lock file without a mark. Optional ones and
 * optional peers (node-fetch's `encoding`, which brings `iconv-lite`, 0.2 MB) stay out: the platform runs without them.
 */
export function productionPackages(lockfile: string): string[] {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as { packages: Record<string, Readonly<Record<string, unknown>>> };
  return Object.keys(packages)
    .filter((folder) => folder !== '' && MARKS.every((mark) => packages[folder]?.[mark] !== true))
    .sort();
}

const MARKS = ['dev', 'optional', 'devOptional', 'peer'];
