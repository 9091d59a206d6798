import { readFileSync } from 'node:fs';
import path from 'node:path';
import { productionPackages } from '../../scripts/production_packages.ts';

const ROOT = path.resolve(__dirname, '..', '..');
const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');

interface Locked {
  readonly version: string;
  readonly license?: string;
}

describe('dependencies', () => {
  it('have exact versions in package.json, and the lock file has the same', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const { packages } = JSON.parse(read('package-lock.json'));
    const versions: [string, string][] = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(versions.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  it('of the zip are listed with their licenses in docs/dependencies.md, all of them and no others', () => {
    const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(read('package-lock.json'));
    const rows = new Set(
      productionPackages(path.join(ROOT, 'package-lock.json')).map((folder) => {
        const name = folder.replace(/^.*node_modules\//, '');
        return `| ${name} | ${packages[folder]?.version} | ${packages[folder]?.license ?? 'not declared'} |`;
      }),
    );
    const listed = read('docs/dependencies.md')
      .split('\n')
      .map((line) => line.replace(/\s+\|/g, ' |'))
      .filter((line) => /^\| [@\w][^|]* \| \d+\.\d+\.\d+ \| [^|]+ \|$/.test(line));
    expect(listed).toEqual([...rows].sort());
  });
});
