import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startSandbox } from '../../sandbox/server.ts';
import { signedFor, signedForShared } from '../../scripts/docs/permissions.ts';
import { accountTypes } from '../../src/backends/registry.ts';
import { definition } from '../support/run.ts';

const ROOT = path.join(__dirname, '..', '..');
const DOCS = path.join(ROOT, 'docs');
/** Each backend's page about what its account types need before they can be published. */
const VENDOR_PAGES = globSync('src/backends/*/publishing.md', { cwd: ROOT });
const read = (name: string): string => readFileSync(path.join(DOCS, name), 'utf8');

describe('publishing.md of the backends', () => {
  const page = VENDOR_PAGES.map((name) => readFileSync(path.join(ROOT, name), 'utf8')).join('\n');

  it('is there for each, and names every variable of the environment, as .env.example does', async () => {
    expect(VENDOR_PAGES).toHaveLength(globSync('src/backends/*/index.ts', { cwd: ROOT }).length);
    const sandbox = await startSandbox({ size: 1 });
    await sandbox.close();
    const example = readFileSync(path.join(ROOT, '.env.example'), 'utf8');
    const names = Object.keys(sandbox.environment);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !page.includes(`\`${name}\``) || !example.includes(`#${name}=`))).toEqual([]);
  });

  it.each(accountTypes.map((accountType) => [accountType.label, accountType] as const))(
    'names every permission that %s asks for',
    async (_label, accountType) => {
      const prefix = accountType.key.toUpperCase();
      const before = { ...process.env };
      Object.assign(process.env, { [`${prefix}_CLIENT_ID`]: 'client', [`${prefix}_CLIENT_SECRET`]: 'secret' });
      try {
        const backend = await accountType.load();
        const asked = [signedFor(backend), signedForShared(backend)].flatMap((permissions) => Object.values(permissions ?? {}).flat());
        expect(asked.filter((scope) => !page.includes(`\`${scope}\``))).toEqual([]);
      } finally {
        for (const name of [`${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`]) {
          if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
          else process.env[name] = before[name];
        }
      }
    },
  );
});

describe('docs/publishing.md', () => {
  const page = read('publishing.md');

  it('says of every check of the platform’s list how it is met, and names as run what the test runs', () => {
    const rows = [...page.matchAll(/^\| ([A-Z]\d{3})(?:–([A-Z]\d{3}))? .*\| (run|you)/gm)];
    const said = rows.flatMap(([, from = '', to = from, where]) => between(from, to).map((code) => [code, where] as const));
    expect(said.map(([code]) => code)).toEqual(CODES);
    const tests = ['test/definition/publishing.test.ts', 'scripts/check_zip.ts'].map((file) =>
      readFileSync(path.join(DOCS, '..', file), 'utf8'),
    );
    const run = [...tests.join('').matchAll(/\b[A-Z]\d{3}\b/g)].map(([code]) => code);
    expect(said.filter(([, where]) => where === 'run').map(([code]) => code)).toEqual([...new Set(run)].sort());
  });
});

/** https://docs.zapier.com/platform/publish/integration-checks-reference */
const CODES = [
  'A001-A001',
  'C001-C003',
  'D001-D018',
  'D021-D026',
  'L001-L004',
  'M001-M007',
  'S001-S003',
  'T001-T006',
  'U001-U001',
  'Z001-Z001',
]
  .map((range) => range.split('-'))
  .flatMap(([from = '', to = '']) => between(from, to));

function between(from: string, to: string): string[] {
  const [first, last] = [from, to].map((code) => Number(code.slice(1)));
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => `${from[0]}${String((first ?? 0) + index).padStart(3, '0')}`);
}

describe('docs/reference', () => {
  it('has every visible operation', () => {
    const pages = readdirSync(path.join(DOCS, 'reference'))
      .map((name) => read(path.join('reference', name)))
      .join('\n');
    const visible = [definition.triggers, definition.searches, definition.creates].flatMap((kind) =>
      Object.values(kind).filter(({ display }) => display.hidden !== true),
    );
    expect(
      visible.filter(({ key, display }) => !pages.includes(`<a id="${key}"></a>\n\n## ${display.label}`)).map(({ key }) => key),
    ).toEqual([]);
  });
});

/** Every page except those that `npm run docs` writes. */
const HAND_WRITTEN = ['*.md', '.github/**/*.md', 'docs/*.md', 'docs/decisions/*.md', 'sandbox/**/*.md', 'src/**/*.md'].flatMap((pattern) =>
  globSync(pattern, { cwd: ROOT }),
);

describe('links', () => {
  it.each([...HAND_WRITTEN, ...readdirSync(path.join(DOCS, 'reference')).map((name) => `docs/reference/${name}`)])(
    'of %s lead somewhere',
    (name) => {
      const text = readFileSync(path.join(ROOT, name), 'utf8');
      const targets = [...text.matchAll(/\]\((?!https:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
      expect(targets.filter((target) => !exists(path.join(ROOT, path.dirname(name), target)))).toEqual([]);
    },
  );
});

describe('lines', () => {
  it('of hand-written pages are found', () => expect(HAND_WRITTEN.length).toBeGreaterThan(30));

  it.each(HAND_WRITTEN)('of %s have at most 100 characters outside tables, code and links', (name) => {
    const prose = readFileSync(path.join(ROOT, name), 'utf8').replace(/^ *```.*?^ *```/gms, '');
    const lines = prose.split('\n').filter((line) => !/^ *\|/.test(line));
    expect(lines.filter((line) => line.replace(/\]\([^)]*\)/g, ']').replace(/https?:\S+/g, '').length > 100)).toEqual([]);
  });
});

function exists(file: string): boolean {
  return readdirSync(path.dirname(file)).includes(path.basename(file));
}
