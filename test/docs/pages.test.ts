import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { signedFor } from '../../scripts/docs/permissions.ts';
import { CHECKS, NOT_RUN } from '../../scripts/publish_check/checks.ts';
import { readListing } from '../../scripts/publish_check/listing.ts';
import { registrations } from '../../src/backends/registry.ts';
import { definition } from '../support/run.ts';

const DOCS = path.join(__dirname, '..', '..', 'docs');
const read = (name: string): string => readFileSync(path.join(DOCS, name), 'utf8');

describe('docs/publishing.md', () => {
  const page = read('publishing.md');

  it('has a listing for the whole app and each account type', () => {
    for (const build of ['all', ...registrations.map(({ key }) => key)])
      expect([build, readListing(page, build)]).toEqual([build, expect.objectContaining({ title: expect.any(String) })]);
  });

  it.each(registrations.map((registration) => [registration.label, registration] as const))(
    'names every permission that %s asks for',
    async (_label, registration) => {
      const prefix = registration.key.toUpperCase();
      const before = { ...process.env };
      Object.assign(process.env, { [`${prefix}_CLIENT_ID`]: 'client', [`${prefix}_CLIENT_SECRET`]: 'secret' });
      try {
        const { read: reading, write: writing } = signedFor(await registration.load());
        expect([...reading, ...writing].filter((scope) => !page.includes(`\`${scope}\``))).toEqual([]);
      } finally {
        for (const name of [`${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`]) {
          if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
          else process.env[name] = before[name];
        }
      }
    },
  );

  it('says of every check how it is met', () => {
    const rows = [...page.matchAll(/^\| ([A-Z]\d{3})(?:–([A-Z]\d{3}))? /gm)].map(([, from = '', to = from]) => [from, to] as const);
    const codes = [...CHECKS, ...NOT_RUN].map(({ code }) => code).filter((code) => /^[A-Z]\d{3}$/.test(code));
    expect(codes.filter((code) => !rows.some(([from, to]) => from <= code && code <= to))).toEqual([]);
  });
});

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

describe('links', () => {
  it.each([
    'recipes.md',
    'publishing.md',
    'decisions/0013-declined-or-later.md',
    ...readdirSync(path.join(DOCS, 'reference')).map((name) => `reference/${name}`),
  ])('of %s lead somewhere', (name) => {
    const targets = [...read(name).matchAll(/\]\((?!https:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !exists(path.join(DOCS, path.dirname(name), target)))).toEqual([]);
  });
});

function exists(file: string): boolean {
  return readdirSync(path.dirname(file)).includes(path.basename(file));
}
