import { definition, type Field, type Kind, outputsWithoutAccount, type Step } from '../support/run.ts';
import { isTitle } from '../support/title.ts';

const KINDS: readonly Kind[] = ['triggers', 'searches', 'creates'];
const STEPS = KINDS.flatMap((kind) => Object.values(definition[kind]).map((step) => [`${kind} ${step.key}`, step, kind] as const));

const inputs = ({ operation }: Step): Field[] =>
  (operation.inputFields ?? []).flatMap((field) => (typeof field === 'function' ? [] : [field]));
const all = (fields: readonly Field[]): Field[] => fields.flatMap((field) => [field, ...all(field.children ?? [])]);

describe.each(STEPS)('the words of %s', (_name, step, kind) => {
  it('have labels in title case', async () => {
    for (const label of [
      step.display.label,
      step.noun,
      ...all([...inputs(step), ...(await outputsWithoutAccount(kind, step.key))]).flatMap((field) => field.label ?? []),
    ])
      expect([label, isTitle(label)]).toEqual([label, true]);
  });

  it('describe the step in a sentence that begins as the platform wants it', () => {
    const begins = kind === 'triggers' ? /^Triggers when .+\.$/ : /^(?!Triggers)[A-Z][a-z]+s .+\.$/;
    expect(step.display.description).toMatch(begins);
    expect(step.display.description).not.toContain(step.display.label);
  });

  it('give every field a label or, for a line, its text', () => {
    for (const field of inputs(step)) expect(field.type === 'copy' ? field.helpText : field.label).toMatch(/./);
  });

  it('help with more than the label, in sentences, with no bare address', () => {
    for (const { label, helpText } of inputs(step)) {
      if (helpText === undefined) continue;
      expect(helpText.trim().toLowerCase().replace(/\.$/, '')).not.toBe(label?.toLowerCase());
      expect(helpText).toMatch(/^["“A-Z].*[.!?]$/s);
      expect(helpText.replace(/\]\(https?:[^)]*\)/g, '')).not.toMatch(/https?:|www\./);
    }
  });

  it('choose words that a person reads', () => {
    for (const { choices } of inputs(step)) for (const word of Object.values(choices ?? {})) expect(word).toMatch(/^[A-Z]/);
    for (const text of [step.display.label, step.display.description]) expect(text).not.toMatch(/[_{}]|\bAPI key\b/);
  });
});
