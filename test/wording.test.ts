import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { labelOf } from '../src/fields/labels.ts';
import { complaintsAbout, sentencesIn, textsOf } from './support/plain_words.ts';
import { definition, type Field, inputsWithoutAccount, type Kind, outputsWithoutAccount } from './support/run.ts';
import { isTitle } from './support/title.ts';

const KINDS: readonly Kind[] = ['triggers', 'searches', 'creates'];
const STEPS = KINDS.flatMap((kind) => Object.values(definition[kind]).map((step) => [`${kind} ${step.key}`, step, kind] as const));

/** Characters. */
const LONGEST_HELP = 200;
const SENTENCES_LIMIT = 3;

const all = (fields: readonly Field[]): Field[] => fields.flatMap((field) => [field, ...all(field.children ?? [])]);

describe.each(STEPS)('the words of %s', (_name, step, kind) => {
  it('have labels in title case', async () => {
    for (const label of [
      step.display.label,
      step.noun,
      ...all([...(await inputsWithoutAccount(kind, step.key)), ...(await outputsWithoutAccount(kind, step.key))]).flatMap(
        (field) => field.label ?? [],
      ),
    ])
      expect([label, isTitle(label)]).toEqual([label, true]);
  });

  it('describe the step in a sentence that begins as the platform wants it', () => {
    const begins = kind === 'triggers' ? /^Triggers when .+\.$/ : /^(?!Triggers)[A-Z][a-z]+s .+\.$/;
    expect(step.display.description).toMatch(begins);
    expect(step.display.description).not.toContain(step.display.label);
  });

  it('give every field a label or, for a line, its text', async () => {
    for (const field of await inputsWithoutAccount(kind, step.key))
      expect(field.type === 'copy' ? field.helpText : field.label).toMatch(/./);
  });

  it('call every field in sentences as its label does', async () => {
    for (const { key, label, type } of await inputsWithoutAccount(kind, step.key))
      if (type !== 'copy') expect([key, label?.startsWith(labelOf(key))]).toEqual([key, true]);
  });

  it('are plain, short and without the keys of fields', async () => {
    const helps = (await inputsWithoutAccount(kind, step.key)).flatMap(({ helpText }) => helpText ?? []);
    for (const help of helps) expect([help, help.length <= LONGEST_HELP]).toEqual([help, true]);
    expect([...helps, step.display.description].flatMap(complaintsAbout)).toEqual([]);
    expect(sentencesIn(step.display.description)).toBeLessThanOrEqual(2);
  });

  it('help with more than the label, in sentences, with no bare address', async () => {
    for (const { label, helpText } of await inputsWithoutAccount(kind, step.key)) {
      if (helpText === undefined) continue;
      expect(helpText.trim().toLowerCase().replace(/\.$/, '')).not.toBe(label?.toLowerCase());
      expect(helpText).toMatch(/^["“A-Z].*[.!?]$/s);
      expect(helpText.replace(/\]\(https?:[^)]*\)/g, '')).not.toMatch(/https?:|www\./);
    }
  });

  it('choose words that a person reads', async () => {
    for (const { choices } of await inputsWithoutAccount(kind, step.key))
      for (const word of Object.values(choices ?? {})) expect(word).toMatch(/^[A-Z]/);
    for (const text of [step.display.label, step.display.description]) expect(text).not.toMatch(/[_{}]|\bAPI key\b/);
  });
});

const SOURCE = globSync('src/**/*.ts', { cwd: path.resolve(__dirname, '..') });
const TEXTS = SOURCE.flatMap((file) =>
  textsOf(readFileSync(path.resolve(__dirname, '..', file), 'utf8')).map((text) => [file, text] as const),
);

describe('the texts of the source', () => {
  it('are found', () => expect(TEXTS.length).toBeGreaterThan(300));

  it.each(SOURCE.filter((file) => TEXTS.some(([of]) => of === file)))('%s: plain, and at most three sentences', (file) => {
    for (const [of, text] of TEXTS)
      if (of === file) expect([text, complaintsAbout(text), sentencesIn(text) <= SENTENCES_LIMIT]).toEqual([text, [], true]);
  });
});
