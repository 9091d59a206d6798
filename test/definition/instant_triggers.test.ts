/** CONTACTS_RELAY: two more triggers in builds with it, and not a byte more in the others. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { Definition, Field, Operation } from '../../sandbox/zapier/definition.ts';
import { fieldsWithoutAccount, platformFor } from '../../sandbox/zapier/platform.ts';
import { KEYS } from '../../scripts/backends.ts';
import { readRelaySetting, settingsLine } from '../../scripts/settings.ts';
import { inBuild, keysOf, leaveBuild } from '../support/build.ts';
import { complaintsAbout, sentencesIn } from '../support/plain_words.ts';
import { isTitle } from '../support/title.ts';

const ROOT = path.resolve(__dirname, '..', '..');
const INSTANT = ['contact_changed', 'contact_deleted'];

afterAll(() => leaveBuild());

describe.each([
  ['all', INSTANT],
  ['outlook', INSTANT],
  ['highlevel', INSTANT],
  ['nylas', INSTANT],
  ['contacts_api,outlook', INSTANT],
  ['contacts_api', []],
])('the build "%s"', (build, instant) => {
  let off: Definition;
  let on: Definition;

  beforeAll(async () => {
    off = await definitionOf(build, false);
    on = await definitionOf(build, true);
  });

  it('has the instant triggers with the relay if an account type can be watched', () => {
    expect(INSTANT.filter((key) => on.triggers[key] !== undefined)).toEqual(instant);
    expect(INSTANT.filter((key) => off.triggers[key] !== undefined)).toEqual([]);
  });

  it('is the same in everything else', () => {
    const without = Object.fromEntries(Object.entries(on.triggers).filter(([key]) => !INSTANT.includes(key)));
    // Spread, so that the triggers keep their place.
    expect(JSON.stringify({ ...on, triggers: without })).toBe(JSON.stringify(off));
  });

  it('defines hooks with samples, whose words are plain', async () => {
    for (const key of instant) {
      const trigger = found(on.triggers[key]);
      const { type, perform, performList, performSubscribe, performUnsubscribe, sample } = trigger.operation;
      expect([type, ...[perform, performList, performSubscribe, performUnsubscribe].map((part) => typeof part)]).toEqual([
        'hook',
        'function',
        'function',
        'function',
        'function',
      ]);
      const { label, description } = trigger.display;
      expect([isTitle(label), isTitle(trigger.noun), sentencesIn(description), complaintsAbout(description)]).toEqual([true, true, 1, []]);
      expect(description).toMatch(/^Triggers when .+\.$/);
      const fields = await fieldsWithoutAccount(on, trigger);
      const texts = fields.flatMap(({ helpText }) => helpText ?? []);
      expect([key, texts.flatMap(complaintsAbout)]).toEqual([key, []]);
      const outputs: Field[] = await platformFor(on, {}).outputFields(trigger);
      const known = outputs.map((field) => field.key);
      for (const one of Object.keys(sample ?? {})) expect(known).toContain(one);
      expect(sample).toMatchObject({ account_type: keysOf(build)[0] });
    }
    if (instant.length === 0) return;
    const changed = await platformFor(on, {}).outputFields(found(on.triggers.contact_changed));
    const polled = await platformFor(on, {}).outputFields(found(on.triggers.new_or_updated_contact));
    expect(changed).toEqual(polled);
    const { sample } = found(on.triggers.contact_deleted).operation;
    expect(Object.keys(sample ?? {})).toEqual(['id', 'account_type', 'deleted_at', 'full_name', 'email', 'phone']);
  });
});

describe('the bundle', () => {
  const folders: string[] = [];
  const folder = (): string => {
    folders.push(mkdtempSync(path.join(tmpdir(), 'contacts-relay-')));
    return folders.at(-1) ?? '';
  };
  afterAll(() => {
    for (const one of folders) rmSync(one, { recursive: true });
  });

  it('has no word of the relay without it', () => {
    const [unset, off, on] = [folder(), folder(), folder()];
    expect(bundle({}, unset)).toMatchObject({ status: 0, stderr: '' });
    expect(bundle({ CONTACTS_RELAY: 'off' }, off)).toMatchObject({ status: 0, stderr: '' });
    expect(bundle({ CONTACTS_RELAY: ' ON ' }, on)).toMatchObject({ status: 0, stderr: '' });
    expect(filesIn(off)).toEqual(filesIn(unset));
    const words = /relay|subscription|performSubscribe|clientState|contact_(?:changed|deleted)|notices/i;
    for (const [file, text] of filesIn(unset)) expect([file, words.exec(text)?.[0]]).toEqual([file, undefined]);
    expect(filesIn(on).some(([, text]) => text.includes('RELAY_URL'))).toBe(true);
  });

  it('speaks of no other brand with the relay', () => {
    for (const key of ['outlook', 'highlevel', 'nylas']) {
      const into = folder();
      expect(bundle({ CONTACTS_BACKENDS: key, CONTACTS_RELAY: 'on' }, into)).toMatchObject({ status: 0 });
      const own = accountTypeOf(key).brands.map(({ source }) => source);
      const foreign = KEYS.flatMap((one) => accountTypeOf(one).brands).filter(({ source }) => !own.includes(source));
      for (const brand of foreign)
        expect([key, brand, filesIn(into).filter(([, text]) => brand.test(text)).length]).toEqual([key, brand, 0]);
    }
  });

  it('is not made of a setting that is a mistake', () => {
    const into = folder();
    const { status, stderr } = bundle({ CONTACTS_RELAY: 'yes' }, into);
    expect([status, stderr.trim()]).toEqual([1, 'CONTACTS_RELAY is on or off. Set it to on for instant triggers, or unset it.']);
    expect(readdirSync(into)).toEqual([]);
  });
});

it('is kept by the lines to paste into a shell', () => {
  expect(settingsLine({ CONTACTS_RELAY: 'on', CONTACTS_BACKENDS: 'outlook' })).toBe('CONTACTS_BACKENDS=outlook CONTACTS_RELAY=on ');
  expect([undefined, 'off', 'on', 'On'].map(readRelaySetting)).toEqual([false, false, true, true]);
});

async function definitionOf(build: string, relay: boolean): Promise<Definition> {
  const app: unknown = await inBuild(keysOf(build), async () => (await import('../../src/index.ts')).default, null, relay);
  return isDefinition(app) ? app : Promise.reject(new Error('The app is no definition.'));
}

function isDefinition(app: unknown): app is Definition {
  return typeof app === 'object' && app !== null && 'triggers' in app && 'authentication' in app;
}

function found(operation: Operation | undefined): Operation {
  if (operation === undefined) throw new Error('The build has no such operation.');
  return operation;
}

function bundle(environment: Readonly<Record<string, string>>, folder: string) {
  const { CONTACTS_BACKENDS: _backends, CONTACTS_BRAND: _brand, CONTACTS_RELAY: _relay, ...env } = process.env;
  const script = path.join(ROOT, 'scripts', 'build.ts');
  return spawnSync(process.execPath, [script, '--outfile', path.join(folder, 'index.js')], {
    encoding: 'utf8',
    env: { ...env, ...environment },
  });
}

function filesIn(folder: string): [string, string][] {
  return readdirSync(folder)
    .sort()
    .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]);
}
