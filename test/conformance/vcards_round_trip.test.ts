import fc from 'fast-check';
import { isRecord } from '../../sandbox/json.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';
import { exported } from './exported_card.ts';

const text = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom(...',;:\\"=\'', ' and ', '\\n', 'ß', '家')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) =>
    parts
      .join('')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}{}]/gu, '')
      .trim(),
  )
  .filter((value) => value !== '');
const maybe = fc.option(text, { nil: undefined });
const phone = fc.option(
  fc.integer({ min: 1_000, max: 9_999 }).map((end) => `+1555010${end}`),
  { nil: undefined },
);

/** What a person fills in for a new contact. */
const inputs = fc.record({
  prefix: maybe,
  first_name: text,
  middle_name: maybe,
  last_name: text,
  nickname: maybe,
  phone,
  mobile_phone: phone,
  work_phone: phone,
  home_phone: phone,
  company: maybe,
  department: maybe,
  job_title: maybe,
  manager: maybe,
  office_location: maybe,
  street: maybe,
  city: maybe,
  postal_code: maybe,
  birthday: fc.constantFrom('1990-12-10', '2000-02-29', undefined),
  website: fc.constantFrom('https://example.com/a,b;c?d=%20e', undefined),
});
let made = 0;

describe.each(connections)('a contact as a vCard and back: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it('is the same contact, so that nothing is written', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        made += 1;
        const stored = Object.entries(input).filter(([key]) => backend.inputs.create.some((one) => one === key));
        const { id } = await at().create('create_contact', { ...Object.fromEntries(stored), email: `round.trip.${made}@example.com` });
        const before = at().book.snapshot();
        const output = await at().create('import_vcard', { vcard: await exported(at(), String(id)) });
        expect([output.cards].flat().filter(isRecord)).toMatchObject([{ outcome: 'unchanged', id, error: null }]);
        expect(at().book.snapshot()).toBe(before);
        at().book.remove(String(id));
      }),
      { numRuns: 40 },
    );
  });
});
