import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Definition } from './definition.ts';

const DIST = path.resolve(import.meta.dirname, '..', '..', 'dist', 'index.js');

/** Loads the built app, as Zapier has it, without its sources. */
export async function loadBuiltApp(file = DIST): Promise<Definition> {
  if (!existsSync(file)) throw new Error(`${path.relative(process.cwd(), file)} doesn't exist. Build the app first: npm run build`);
  return (await import(pathToFileURL(file).href)).default;
}
