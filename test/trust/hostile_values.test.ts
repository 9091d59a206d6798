import fc from 'fast-check';
import { type CustomFieldKind, customKey } from '../../src/contacts/custom_field.ts';
import { connect } from '../../src/operation.ts';
import { accounts } from '../conformance/accounts.ts';
import { platform } from '../support/client.ts';
import type { Row } from '../support/run.ts';
import { SMALL, useWorld, type World } from '../support/world.ts';

/** A text as typed or mapped, and whether its result can be meant by it; null if nothing can. */
interface Typed {
  readonly text: string;
  readonly meant: ((value: unknown) => boolean) | null;
}

const RUNS = 1000;
const TIME = 300_000;
/** Values that are read without an account are divided among all of them. */
const ALL = accounts.length;
const WITH_TASKS = accounts.filter(([, { tasks }]) => tasks !== undefined).length;
const WITH_DO_NOT_DISTURB = accounts.filter(([, { inputs }]) => inputs.update.includes('do_not_disturb')).length;

/** Parts of numbers, days, ticks and failed mappings, combined in unusual ways. */
const PIECES = [
  '0',
  '1',
  '5',
  '12',
  '31',
  '00',
  '500',
  '2030',
  '.',
  ',',
  ' ',
  '-',
  '+',
  '/',
  ':',
  'T',
  'Z',
  'e',
  'E5',
  '$',
  '€',
  '%',
  '٣',
  '½',
];
const WORDS = [
  'n/a',
  'none',
  'null',
  'undefined',
  'NaN',
  '∞',
  '[object Object]',
  '{{x}}',
  'pending',
  'subscribed',
  'maybe',
  'on',
  'y',
  'ja',
];
const MORE = [
  'yes',
  'no',
  'true',
  'yes, no',
  'Jan',
  'Dec',
  'today',
  '1e5',
  '0x10',
  '1_000',
  '\n',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ud83d\ude00',
];
const hostile = fc
  .oneof(
    fc.constantFrom(...WORDS, ...MORE),
    fc.array(fc.constantFrom(...PIECES, ...WORDS, ...MORE), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  )
  // A blank means "keep", so it isn't a value.
  .filter((text) => text.trim() !== '');

const YES = ['yes', 'true', '1'];
const NO = ['no', 'false', '0'];

function asTick(text: string): Typed {
  const word = text.trim().toLowerCase();
  const expected = YES.includes(word) ? true : NO.includes(word) ? false : null;
  return { text, meant: expected === null ? null : (value) => value === expected };
}

const ticks: fc.Arbitrary<Typed> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...YES, ...NO, ' YES ', 'No', 'FALSE').map(asTick) },
  { weight: 19, arbitrary: hostile.map(asTick) },
);

/** Digits without zeros that add nothing. */
const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+|0+$/g, '');

/** A text without any digit isn't a number. One with digits has them all in the result, with its sign. */
function asNumber(text: string): Typed {
  if (!/\d/.test(text) || /n\/a|\{|:|\//.test(text)) return { text, meant: null };
  const isBelow = text.includes('-');
  const fits = (value: unknown) =>
    typeof value === 'number' && (value === 0 || value < 0 === isBelow) && (/e/i.test(text) || digits(String(value)) === digits(text));
  return { text, meant: fits };
}

const amounts: fc.Arbitrary<Typed> = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom('en-US', 'de-DE'))
  .map(([cents, way]) => ({
    text: (cents / 100).toLocaleString(way, { minimumFractionDigits: 2 }),
    meant: (value) => value === cents / 100,
  }));
const numbers: fc.Arbitrary<Typed> = fc.oneof({ weight: 1, arbitrary: amounts }, { weight: 9, arbitrary: hostile.map(asNumber) });

/** The result's year and day of the month must be in the text; milliseconds are a day by themselves. */
function asDay(text: string): Typed {
  if (/^\s*-?\d{8,}\s*$/.test(text)) return { text, meant: (value) => Math.abs(Date.parse(String(value)) - Number(text)) <= 86_400_000 };
  const fits = (value: unknown) => {
    const [year = '?', , day = '?'] = String(value).split('-');
    return text.includes(year) && text.includes(String(Number(day)));
  };
  return { text, meant: /\d{4}/.test(text) ? fits : null };
}

const days: fc.Arbitrary<Typed> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
      .map((day) => ({ text: day, meant: (value: unknown) => value === day })),
  },
  { weight: 9, arbitrary: hostile.map(asDay) },
);

/**
 * Checks that a text was either refused, with a message that names the field and says that nothing was saved, or that
 * the result was meant.
 */
async function judged({ text, meant }: Typed, label: string, run: () => Promise<unknown>): Promise<void> {
  const came = await run().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in came) {
    expect([text, came.error]).toMatchObject([text, { name: 'AppError', code: 'invalid_input' }]);
    expect([text, String(Reflect.get(Object(came.error), 'message'))]).toEqual([text, expect.stringMatching(/^["A-Z].*\.$/s)]);
    expect(String(Reflect.get(Object(came.error), 'message'))).toContain(label);
  } else expect([text, came.value, meant?.(came.value) ?? false]).toEqual([text, came.value, true]);
}

async function all(values: fc.Arbitrary<Typed>, label: string, run: (text: string) => Promise<unknown>, shares = 1): Promise<void> {
  await fc.assert(
    fc.asyncProperty(values, async (typed) => await judged(typed, label, () => run(typed.text))),
    { numRuns: Math.ceil(RUNS / shares), seed: 15 },
  );
}

describe.each(accounts)('1,000 hostile values: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it(
    'Limit is the whole number that was written, or a sentence',
    async () => {
      const limit = at().book.ids().length;
      const limits = numbers.map(({ text, meant }): Typed => {
        const fits = (count: unknown) => {
          const number = Number(text.replace(/[.,]0+(?=\D*$)/, '').replace(/[^\d]/g, ''));
          return Number(number) >= 1 && count === Math.min(number, limit);
        };
        return { text, meant: meant === null || /^\D*-/.test(text) ? null : /e/i.test(text) ? () => true : fits };
      });
      await all(limits, 'Limit', async (limit) => (await at().search('find_contacts', { limit }))[0]?.count, ALL);
    },
    TIME,
  );

  if (backend.tasks !== undefined)
    it(
      'Completed is what was written, or a sentence with no request',
      async () => {
        const task = { contact_id: at().book.ids()[0], title: 'Call', due_date: '2030-05-06T09:00:00-05:00' };
        await all(
          ticks,
          'Completed',
          async (completed) => {
            at().asked();
            const made = await at()
              .create('add_task', { ...task, completed })
              .catch((error: unknown) => {
                expect(at().asked()).toEqual([]);
                throw error;
              });
            return made.completed;
          },
          WITH_TASKS,
        );
      },
      TIME,
    );

  if (backend.inputs.update.some((key) => key === 'do_not_disturb'))
    it(
      'Do Not Disturb is what was written, or a message with no request',
      async () => {
        const contact_id = at().book.ids()[0];
        await all(
          ticks,
          'Do Not Disturb',
          async (do_not_disturb) => {
            at().asked();
            const saved = await at()
              .create('update_contact', { contact_id, do_not_disturb })
              .catch((error: unknown) => {
                expect(at().asked()).toEqual([]);
                throw error;
              });
            return saved.do_not_disturb;
          },
          WITH_DO_NOT_DISTURB,
        );
      },
      TIME,
    );
});

/** Accounts with the same fields share the code that reads them, so one of each is enough. */
const withFields = accounts.filter(
  ([, { customFields }], index) =>
    customFields !== undefined && !accounts.slice(index + 1).some(([, other]) => other.customFields === customFields),
);
/** The last part is how many kinds, read alike, share the values. */
const KINDS: readonly (readonly [CustomFieldKind, fc.Arbitrary<Typed>, number])[] = [
  ['number', numbers, 2],
  ['money', numbers, 2],
  ['date', days, 1],
];

describe.each(withFields)('1,000 hostile values in custom fields: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const fieldOf = async ({ authData }: World, kind: CustomFieldKind) => {
    const connection = connect(await platform(), backend, authData, 'America/Chicago');
    return (await backend.customFields?.list(connection))?.find((field) => field.kind === kind && field.writable);
  };
  const saved = async (id: string, text: string): Promise<unknown> => {
    const row: Row = await at().create('update_contact', { contact_id: at().book.ids()[0], [customKey(id)]: text });
    return row[customKey(id)];
  };

  it.each(KINDS)(
    'a %s is what was written, or a sentence',
    async (kind, values, shares) => {
      const field = await fieldOf(at(), kind);
      if (field !== undefined) await all(values, field.name, (text) => saved(field.id, text), shares);
    },
    TIME,
  );

  it(
    'a tick is what was written, or a sentence',
    async () => {
      const field = await fieldOf(at(), 'tick');
      if (field === undefined) return;
      const [option = ''] = field.options;
      const orOption = ticks.map((typed) =>
        typed.text.trim().toLowerCase() === option.toLowerCase() ? { ...typed, meant: (value: unknown) => value === true } : typed,
      );
      await all(orOption, field.name, async (text) => [await saved(field.id, text)].flat().includes(option));
    },
    TIME,
  );
});
