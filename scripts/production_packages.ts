import { readFileSync } from 'node:fs';

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, Locked>>;

/**
 * The folders of every package that the app needs at run time, from npm's lock file: its dependencies, and theirs. The
 * workspace `relay` can be asked for instead.
 *
 * Optional packages and peers (node-fetch's `encoding`, which brings `iconv-lite`, 0.2 MB) are left out, because the
 * platform runs without them. What only the relay needs isn't the app's.
 */
export function productionPackages(lockfile: string, of = ''): string[] {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as { packages: Packages };
  const found = new Set<string>();
  const waiting = [of];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const name of Object.keys(packages[folder]?.dependencies ?? {})) {
      const dependency = folderOf(packages, folder, name);
      if (dependency === undefined || found.has(dependency)) continue;
      found.add(dependency);
      waiting.push(dependency);
    }
  }
  return [...found].sort();
}

/** Where Node finds the package: in the folder's own node_modules, or in the nearest one above. */
function folderOf(packages: Packages, folder: string, name: string): string | undefined {
  const above = folder.split('/node_modules/').map((_, index, parts) => parts.slice(0, parts.length - index).join('/node_modules/'));
  return [...above, ''].map((parent) => `${parent === '' ? '' : `${parent}/`}node_modules/${name}`).find((path) => path in packages);
}
