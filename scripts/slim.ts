import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

/**
 * Removes blanks and comments from every script below the folder, and nothing else: no name changes, nothing moves, and
 * license comments stay. Most bytes of the packages of the platform's core are comments, and every cold start unpacks
 * all bytes.
 */
export function slim(folder: string): void {
  for (const file of scriptsBelow(folder)) {
    const source = readFileSync(file, 'utf8');
    const { code } = transformSync(source, { minifyWhitespace: true, legalComments: 'inline', charset: 'utf8', logLevel: 'silent' });
    if (code.length < source.length) writeFileSync(file, code);
  }
}

/** Templates and other files that only look like scripts are skipped by their folder. */
function scriptsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](include|templates?)[\\/]/.test(file));
}
