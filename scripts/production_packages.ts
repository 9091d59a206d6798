import { readFileSync } from 'node:fs';

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * The folders of every package the app needs when it runs, by walking `dependencies` from the root. Optional ones and
 * optional peers (node-fetch's `encoding`, which brings `iconv-lite`, 0.2 MB) stay out: the platform runs without them.
 */
export function productionPackages(lockfile: string): string[] {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as { packages: Record<string, Locked> };
  const found = new Set<string>();
  const visit = (folder: string): void => {
    for (const name of Object.keys(packages[folder]?.dependencies ?? {})) {
      const dependency = locate(packages, folder, name);
      if (found.has(dependency)) continue;
      found.add(dependency);
      visit(dependency);
    }
  };
  visit('');
  return [...found].sort();
}

/** As Node resolves: beside the package first, then in each folder above it. */
function locate(packages: Readonly<Record<string, Locked>>, folder: string, name: string): string {
  for (let base = folder; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const candidate = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (base === '') throw new Error(`package-lock.json has no ${name}, which ${folder} depends on: run npm install.`);
  }
}
