import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readZip } from '../scripts/zip.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** The last line of `bench/startup.ts`, as far as it's used here. */
export interface Startup {
  readonly node: string;
  readonly starts: number;
  readonly 'core alone': { readonly quick_ms: number; readonly median_rss_mb: number };
  readonly 'core and app': { readonly quick_ms: number; readonly median_rss_mb: number };
  readonly added_ms: number;
  readonly ratio: number;
}

export function startup(): Startup {
  const said = execFileSync(process.execPath, [path.join(ROOT, 'bench', 'startup.ts')], { cwd: ROOT, encoding: 'utf8' });
  return JSON.parse(said.trim().split('\n').at(-1) ?? '');
}

/** Megabytes of a new zip, and of its dependencies alone. */
export function zip(): { zip_mb: number; zip_floor_mb: number } {
  // Its output is only shown if it fails.
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'package.ts')], { cwd: ROOT, stdio: 'pipe' });
  const archive = readFileSync(path.join(ROOT, 'build', 'build.zip'));
  const ours = readZip(archive).filter(({ name }) => name.startsWith('dist/') || name === 'definition.json');
  const bytes = ours.reduce((sum, { packed }) => sum + packed, 0);
  return { zip_mb: archive.length / 1e6, zip_floor_mb: (archive.length - bytes) / 1e6 };
}

/** Runs a part of part.ts in its own process. */
export function part<T>(name: string): T {
  const said = execFileSync(process.execPath, [path.join(ROOT, 'bench', 'part.ts'), name], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
    // Set before the core loads, because it prints its memory use unless it runs in a test.
    env: { ...process.env, NODE_ENV: 'test' },
  });
  return JSON.parse(said.trim().split('\n').at(-1) ?? '');
}
