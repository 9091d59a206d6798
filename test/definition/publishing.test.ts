/**
 * Zapier's checks before a version is published, as far as they can run without Zapier, on the whole app and on each
 * build with one account type: https://docs.zapier.com/platform/publish/integration-checks-reference.
 * docs/publishing.md says how each is met.
 *
 * CONTACTS_BACKENDS=outlook               only that build
 * CONTACTS_BRAND="Acme Mail"              under that name, with nothing in its listing left to replace
 * PUBLIC_DEFINITION=definition.json       also what the public version would lose
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Definition,
  type Field,
  type Kind,
  type Operation,
  operationsOf,
  type Perform,
  staticFields,
  staticOutputs,
  type Values,
} from '../../sandbox/zapier/definition.ts';
import { withoutOperations } from '../../sandbox/zapier/only_operation.ts';
import { platformFor } from '../../sandbox/zapier/platform.ts';
import { quickPlatformFor } from '../../sandbox/zapier/quick_platform.ts';
import { StepError } from '../../sandbox/zapier/step_error.ts';
import { wholeSample } from '../../sandbox/zapier/whole_sample.ts';
import { KEYS } from '../../scripts/backends.ts';
import { PLAIN_RUNS } from '../../scripts/docs/plain_runs.ts';
import type { Stage } from '../../scripts/docs/stage.ts';
import { listingOf, placeholdersIn } from '../../scripts/listing.ts';
import { readBackends, readBrand, readRelaySetting } from '../../scripts/settings.ts';
import { inBuild, keysOf, useStages } from '../support/build.ts';
import { disagreements, wrongDates } from './rows.ts';

const ROOT = path.resolve(__dirname, '..', '..');
const KINDS: readonly Kind[] = ['triggers', 'searches', 'creates'];
const { CONTACTS_BACKENDS: chosen, CONTACTS_BRAND, CONTACTS_RELAY, PUBLIC_DEFINITION: published } = process.env;
const BUILDS = chosen === undefined ? ['all', ...KEYS] : [readBackends(chosen).join(',')];
const BRAND = readBrand(CONTACTS_BRAND, readBackends(chosen));
const RELAY = readRelaySetting(CONTACTS_RELAY);

const stages = useStages();

describe.each(BUILDS)('the build "%s"', (build) => {
  let app: Definition;
  /** Every input of every form, including those of the connected accounts. */
  let inputs: readonly { readonly where: string; readonly hidden: boolean; readonly field: Field }[] = [];
  let outputs: Readonly<Record<string, readonly Field[]>> = {};

  const all = (kinds = KINDS) => kinds.flatMap((kind) => Object.values(app[kind]));
  const visible = () => KINDS.flatMap((kind) => operationsOf(app, kind));
  const accounts = keysOf(build);
  const texts = (): string[] => [
    ...all().map(({ display }) => display.description),
    ...[...inputs.map(({ field }) => field), ...app.authentication.fields].map(({ helpText = '' }) => helpText),
  ];
  const samples = () =>
    visible().map(({ key, operation }) => ({ key, sample: wholeSample(operation.sample, outputs[key]), fields: outputs[key] ?? [] }));
  const stageOf = (account: string) => {
    return stages().of(app, account);
  };

  beforeAll(async () => {
    app = await builtWith(build);
    outputs = Object.fromEntries(
      await Promise.all(all().map(async (operation) => [operation.key, await quickPlatformFor(app, {}).outputFields(operation)] as const)),
    );
    const forms: (typeof inputs)[] = [];
    for (const account of accounts) {
      await stageOf(account).reset();
      const platform = stageOf(account).platform();
      for (const operation of all()) {
        const fields = await platform.inputFields(operation);
        forms.push(
          fields.map((field) => ({
            where: `${operation.key}, ${field.key}, ${account}`,
            hidden: operation.display.hidden === true,
            field,
          })),
        );
      }
    }
    inputs = forms.flat();
  });

  const wherever = (isWrong: (field: Field, hidden: boolean) => boolean) =>
    inputs.filter(({ field, hidden }) => isWrong(field, hidden)).map(({ where }) => where);

  it('is accepted by the platform’s schema', async () => {
    await expect(jest.requireActual('zapier-platform-core').createAppHandler(app)({ command: 'validate' })).resolves.toMatchObject({
      results: [],
    });
  });

  it('D001: no action asks for a key', () => {
    expect(wherever((field) => field.type === 'password' || /api.?key|token|secret|password/i.test(`${field.key} ${field.label}`))).toEqual(
      [],
    );
  });

  it('D002: no one pastes a key to sign in', () => {
    expect(app.authentication.type).toBe('oauth2');
    expect(app.authentication.fields.filter(({ type, key }) => type === 'password' || /api_?key|token|secret/.test(key))).toEqual([]);
  });

  it('D003: the label of a connection names it, and nothing secret', async () => {
    for (const account_type of accounts) {
      const platform = platformFor(app, { account_type, access_token: 'secret-of-ada', refresh_token: 'secret-of-ada' });
      const [one, other] = await Promise.all(
        ['ada', 'grace'].map((name) => platform.call(app.authentication.connectionLabel, { account_type, name })),
      );
      expect(one).toContain('ada');
      expect(other).not.toBe(one);
      expect(one).not.toContain('secret');
    }
  });

  it('D004: an input for an id has a list to choose from', () => {
    // Notes only come from earlier steps: only their whole text distinguishes them.
    const isId = ({ key, label = '' }: Field) => key !== 'note_id' && (key.endsWith('_id') || /\bID$/.test(label));
    expect(wherever((field, hidden) => isId(field) && !hidden && field.dynamic === undefined && field.choices === undefined)).toEqual([]);
  });

  it('D005: lists to choose from come from a trigger that exists and gives these keys', () => {
    for (const { where, field } of inputs) {
      const [list = '', ...keys] = field.dynamic?.split('.') ?? [];
      if (list !== '') expect([where, keys.every((key) => key in Object(app.triggers[list]?.operation.sample))]).toEqual([where, true]);
    }
  });

  it('D006, D016, D017, T006, Z001: hooks are subscribed to and have samples, every other trigger polls', () => {
    const hooks = all(['triggers']).filter(({ operation }) => operation.type === 'hook' || operation.performSubscribe !== undefined);
    if (!RELAY) expect(hooks).toEqual([]);
    for (const { key, operation } of hooks) {
      const { type, performSubscribe, performUnsubscribe, performList } = operation;
      const functions = [performSubscribe, performUnsubscribe, performList].map((part) => typeof part);
      expect([key, type, ...functions]).toEqual([key, 'hook', 'function', 'function', 'function']);
    }
  });

  it('D008, D025: links are links, plain addresses stand in backticks, none runs a script', () => {
    const rest = texts().map((text) => text.replace(/`[^`]*`/g, '').replace(/\[[^\][()]+\]\(https:\/\/[^\s()]+\)/g, ''));
    expect(rest.filter((text) => /https?:\/\/|\[[^\]]*\(|\]\(|javascript:/i.test(text))).toEqual([]);
  });

  it('D009, D022: every search and action has an input that is the same for everyone', () => {
    expect(all(['searches', 'creates']).filter((operation) => staticFields(operation).length === 0)).toEqual([]);
  });

  it('D010, D012: every operation has a sample, with what tells rows of a trigger apart', () => {
    expect(all().filter(({ operation }) => Object.keys(operation.sample ?? {}).length === 0)).toEqual([]);
    for (const trigger of all(['triggers']))
      for (const key of identifiers(trigger)) expect(trigger.operation.sample?.[key]).toEqual(expect.stringMatching(/./));
  });

  it('D011: help says more than the label', () => {
    const plain = (text = '') => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    expect(wherever(({ label, helpText }) => helpText !== undefined && plain(helpText) === plain(label))).toEqual([]);
  });

  it('D013, D014: an input that a search fills names one that exists, and has a list, too', () => {
    expect(
      wherever(({ search, dynamic }) => search !== undefined && (dynamic === undefined || !(search.replace(/\..*/, '') in app.searches))),
    ).toEqual([]);
  });

  it('D015: what finds or creates names a search and an action that exist', () => {
    for (const [key, { search, create }] of Object.entries(app.searchOrCreates))
      expect([search, search in app.searches, create in app.creates]).toEqual([key, true, true]);
  });

  it('D018: labels are in title case', () => {
    expect(
      visible()
        .map(({ display }) => display.label)
        .filter((label) => titleCase(label) !== label),
    ).toEqual([]);
  });

  it('D021: descriptions of triggers begin with "Triggers when" and end with a full stop', () => {
    expect(all(['triggers']).filter(({ display }) => !/^Triggers when .*\.$/.test(display.description))).toEqual([]);
  });

  it('D023, D024: samples agree with the output fields, their dates are ISO 8601 with a zone', () => {
    expect(
      samples().flatMap(({ key, sample, fields }) =>
        [...wrongDates(sample), ...disagreements(sample, fields)].map((wrong) => `${key}: ${wrong}`),
      ),
    ).toEqual([]);
  });

  it('D026: no sign-in field chooses the server', async () => {
    const strange = [
      'evil.example',
      'evil.example/',
      '//evil.example',
      '../../evil.example',
      'x@evil.example',
      'evil.example#',
      'evil.example?',
      '.evil.example',
    ];
    const hostFor = (fields: Readonly<Record<string, string>>) =>
      platformFor(withoutOperations(app), {})
        .call(app.authentication.oauth2Config.authorizeUrl, { ...fields, redirect_uri: 'https://zapier.com/return', state: 'state' })
        .then(
          (address) => new URL(String(address)).host,
          () => 'refused',
        );
    for (const account_type of accounts) {
      const allowed = [await hostFor({ account_type }), 'refused'];
      for (const { key } of app.authentication.fields.filter((field) => field.key !== 'account_type'))
        for (const value of strange) expect(allowed).toContain(await hostFor({ account_type, [key]: value }));
    }
  });

  it('M001, M002, M006: it has a category, a description and a homepage in a listing of publishing.md', () => {
    const { title, description, category, homepage } = listingOf(accounts, BRAND);
    expect(category).toMatch(/^[a-z-]+$/);
    expect(homepage).toMatch(/^https:\/\/[\w.-]+\.[a-z]+(\/\S*)?$/);
    expect(description).toMatch(new RegExp(`^${title} (is|lets|helps|gives|keeps) .{20,}[.]$`));
    expect(description.length).toBeGreaterThanOrEqual(40);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(description.split(/[.!?](?:\s|$)/).length - 1).toBeLessThanOrEqual(3);
    expect(description).not.toMatch(/zapier|\bsync/i);
  });

  if (BRAND !== null)
    it('has no placeholder left in its listing', () => {
      expect(placeholdersIn(listingOf(accounts, BRAND))).toEqual([]);
    });

  if (published !== undefined)
    it('C001, C002, C003: no operation, input or sample key of the public version is gone', () => {
      const before: Definition = JSON.parse(readFileSync(published, 'utf8'));
      const lost = KINDS.flatMap((kind) =>
        operationsOf(before, kind).flatMap((old) => {
          const now = app[kind][old.key];
          if (now === undefined || now.display.hidden === true) return [`${kind}/${old.key}`];
          const kept = [
            ...staticFields(now).map(({ key }) => key),
            ...inputs.filter(({ where }) => where.startsWith(`${old.key}, `)).map(({ field }) => field.key),
          ];
          return [
            ...staticFields(old)
              .filter(({ key }) => !kept.includes(key))
              .map(({ key }) => `${kind}/${old.key}, input ${key}`),
            ...Object.keys(old.operation.sample ?? {})
              .filter((key) => !(key in wholeSample(now.operation.sample, outputs[now.key])))
              .map((key) => `${kind}/${old.key}, sample ${key}`),
          ];
        }),
      );
      expect(lost).toEqual([]);
    });

  it.each(KINDS)(
    'S002, T001, T002, T003, T004, T005: each of the %s succeeds with a connected account, and gives what its sample and output fields promise',
    async (kind) => {
      for (const operation of operationsOf(app, kind)) {
        const runs: PlainRun[] = [];
        for (const account of accounts) runs.push(await plainRun(stageOf(account), kind, operation));
        const wrong = runs.flatMap(({ rows }) => rows.flatMap((row) => shortcomings(row, operation, outputs[operation.key] ?? [], kind)));
        expect([operation.key, failures(runs), wrong]).toEqual([operation.key, [], []]);
      }
    },
  );
});

it('what a publisher still has to replace is named', () => {
  const settings = {
    'Support contact': 'help@acme.test',
    'Privacy policy': 'https://acme.test/privacy',
    Terms: 'https://acme.test/terms',
    'Brand color': '#0a66c2',
  };
  const listing = {
    title: 'Acme Mail',
    description: 'Acme Mail is a mailbox.',
    category: 'contacts',
    homepage: 'https://acme.test/',
    settings,
  };
  expect(placeholdersIn(listing)).toEqual([]);
  const blank = { ...listing, category: '', homepage: 'https://example.com/x', settings: { ...settings, 'Brand color': 'not chosen' } };
  expect(placeholdersIn(blank)).toEqual(['Category: missing', 'Homepage: https://example.com/x', 'Brand color: not chosen']);
  // This project is nobody's brand: what it ships with has to be replaced, and each is found in its table.
  const shipped = [
    'Homepage: https://example.com/',
    'Support contact: support@example.com',
    'Privacy policy: https://example.com/privacy',
    'Terms: https://example.com/terms',
    'Brand color: not chosen',
  ];
  expect(placeholdersIn(listingOf(KEYS, null))).toEqual(shipped);
  expect(placeholdersIn(listingOf(['outlook', 'nylas'], null))).toEqual(shipped);
});

it('a brand is the title of its listing, and the description has to speak of it', () => {
  const { title, description } = listingOf(['outlook'], 'Acme Mail');
  expect(title).toBe('Acme Mail');
  expect(placeholdersIn(listingOf(['outlook'], 'Acme Mail'))).toContain(`Description: ${description}`);
  const plain = placeholdersIn(listingOf(['outlook'], null));
  expect(plain.filter((placeholder) => /^(Title|Description): /.test(placeholder))).toEqual([]);
});

it('M004: the logo is a square PNG of 256 px or more, RGBA', () => {
  // https://www.w3.org/TR/png-3/#11IHDR
  const logo = readFileSync(path.join(ROOT, 'assets', 'logo.png'));
  expect(logo.subarray(1, 4).toString()).toBe('PNG');
  expect(logo.readUInt32BE(16)).toBeGreaterThanOrEqual(256);
  expect(logo.readUInt32BE(20)).toBe(logo.readUInt32BE(16));
  expect(logo.readUInt8(25)).toBe(6);
});

it('promote finds this version in CHANGELOG.md', async () => {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const { getVersionChangelog } = jest.requireActual('zapier-platform-cli/src/utils/changelog.js');
  await expect(getVersionChangelog(version, ROOT)).resolves.toMatchObject({ changelog: expect.stringMatching(/\w/) });
});

/** The definition of a build. The platform's own type has each operation as a union in which nothing can be read. */
function builtWith(build: string): Promise<Definition> {
  return inBuild(
    keysOf(build),
    async (): Promise<unknown> => (await import('../../src/index.ts')).default,
    BRAND,
    RELAY,
  ) as Promise<Definition>;
}

/** `id`, unless fields are marked as primary. */
function identifiers(operation: Operation): string[] {
  const primary = staticOutputs(operation).filter((field) => field.primary);
  return primary.length === 0 ? ['id'] : primary.map(({ key }) => key);
}

/** What a plain run gives, or why this account type can't do it: a run that is halted is no success. */
interface PlainRun {
  readonly rows: readonly Values[];
  readonly refusal?: string;
}

async function plainRun(stage: Stage, kind: Kind, { key, operation }: Operation): Promise<PlainRun> {
  if (operation.type === 'hook') return samplesOf(stage, operation);
  const inputFor = PLAIN_RUNS[kind][key];
  if (inputFor === undefined) throw new Error(`scripts/docs/plain_runs.ts has no run of ${key}.`);
  const input = inputFor(await stage.reset());
  // A trigger's poll of a quiet book gives nothing; the editor's samples are rows of the same kind.
  return outcomeOf(stage.platform().run(kind, key, input, kind === 'triggers' ? { isLoadingSample: true } : {}));
}

/** What the editor shows of a hook before anything arrives. */
async function samplesOf(stage: Stage, { performList }: Operation['operation']): Promise<PlainRun> {
  await stage.reset();
  if (!isPerform(performList)) throw new Error('The hook has no samples.');
  return outcomeOf(stage.platform().call(performList));
}

function isPerform(part: unknown): part is Perform {
  return typeof part === 'function';
}

function outcomeOf(run: Promise<unknown>): Promise<PlainRun> {
  return run.then(
    (found) => ({ rows: [found].flat() as readonly Values[] }),
    (error: unknown) => {
      const { name, message } = StepError.of(error);
      if (name === 'HaltedError') return { rows: [], refusal: message };
      throw error;
    },
  );
}

/** Zapier asks for a successful run of each visible step: one that every account refuses, or that finds nothing, can't have one. */
function failures(runs: readonly PlainRun[]): string[] {
  const empty = runs.filter(({ rows, refusal }) => rows.length === 0 && refusal === undefined);
  const never = runs.every(({ rows }) => rows.length === 0);
  return [...empty.map(() => 'finds nothing'), ...(never ? ['never succeeds'] : [])];
}

function shortcomings(row: Values, operation: Operation, fields: readonly Field[], kind: Kind): string[] {
  const keys = Object.keys(wholeSample(operation.operation.sample, fields));
  const unnamed = kind === 'triggers' ? identifiers(operation).filter((key) => !row[key]) : [];
  const missing = [...keys.filter((key) => !(key in row)), ...unnamed].map((key) => `there is no "${key}"`);
  return [...missing, ...wrongDates(row), ...disagreements(row, fields)];
}

const SMALL = ['a', 'an', 'and', 'as', 'at', 'but', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'via', 'with'];

function titleCase(label: string): string {
  const words = label.split(' ');
  const isInner = (index: number): boolean => index > 0 && index < words.length - 1;
  return words
    .map((word, index) =>
      isInner(index) && SMALL.includes(word.toLowerCase()) ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    )
    .join(' ');
}
