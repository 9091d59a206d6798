import { readFileSync } from 'node:fs';
import path from 'node:path';
import { productionPackages } from '../../scripts/production_packages.ts';

const ROOT = path.resolve(__dirname, '..', '..');
const LOCK = path.join(ROOT, 'package-lock.json');

interface Locked {
  readonly version: string;
  readonly license?: string;
}

const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(readFileSync(LOCK, 'utf8'));

it('has exact versions, and the lock file has the same', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'relay', 'package.json'), 'utf8'));
  const versions: [string, string][] = Object.entries(dependencies);
  expect(versions.length).toBeGreaterThan(4);
  expect(versions.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
});

it('runs on packages that anyone may use and pass on', () => {
  const folders = productionPackages(LOCK, 'relay');
  expect(folders).toContain('node_modules/pg-boss');
  const licenses = folders.map((folder) => `${folder} ${packages[folder]?.license ?? 'not declared'}`);
  expect(licenses.filter((line) => !/ (?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|\(MIT OR CC0-1\.0\))$/.test(line))).toEqual([]);
});

it('brings none of its packages into the app', () => {
  const app = productionPackages(LOCK);
  expect(app.filter((folder) => /pg|pglite|hono/.test(path.basename(folder)))).toEqual([]);
  expect(app).not.toContain('node_modules/contacts-relay');
});
