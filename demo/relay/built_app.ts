import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadBuiltApp } from '../../sandbox/zapier/built_app.ts';
import type { Definition } from '../../sandbox/zapier/definition.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** The app with instant triggers, built into a folder of its own, because dist/ is the build without them. */
export async function loadAppWithRelay(): Promise<Definition> {
  const folder = mkdtempSync(path.join(tmpdir(), 'contacts-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const file = path.join(folder, 'dist', 'index.js');
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'build.ts'), '--outfile', file], {
    cwd: ROOT,
    env: { ...process.env, CONTACTS_RELAY: 'on' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return loadBuiltApp(file);
}
