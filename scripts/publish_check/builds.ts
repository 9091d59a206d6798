import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Definition } from '../../sandbox/zapier/definition.ts';

/** A bundle and the app in it. */
export interface Built {
  readonly build: string;
  readonly app: Definition;
  readonly bundle: string;
}

/** Builds the app into a folder of its own, with all account types (`all`) or the named ones, and loads it. */
export async function buildAndLoad(root: string, build: string): Promise<Built> {
  const folder = path.join(root, 'build', 'publish_check', build.replaceAll(',', '-'));
  rmSync(folder, { recursive: true, force: true });
  const { CONTACTS_BACKENDS: _chosen, ...environment } = process.env;
  const env = build === 'all' ? environment : { ...environment, CONTACTS_BACKENDS: build };
  const outfile = path.join(folder, 'index.js');
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.ts'), '--outfile', outfile], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build "${build}" failed.\n${stderr}`);
  const app: Definition = (await import(pathToFileURL(outfile).href)).default;
  const bundle = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
  return { build, app, bundle };
}
