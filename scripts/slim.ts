import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

/**
 * Takes blanks and comments out of every script below the folder, and nothing else: no name is changed and nothing is reordered, and
 * licence comments stay. The packages of the platform's core are mostly comments by size, and each byte is unpacked at every cold start.
 */
export function slim(folder: string): void {
  for (const file of scriptsBelow(folder)) {
    const source = readFileSync(file, 'utf8');
    const { code } = transformSync(source, { minifyWhitespace: true, legalComments: 'inline', charset: 'utf8', logLevel: 'silent' });
    if (code.length < source.length) writeFileSync(file, code);
  }
}

/** Templates and other files that only end like scripts are left alone by their folder. */
function scriptsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](include|templates?)[\\/]/.test(file));
}
