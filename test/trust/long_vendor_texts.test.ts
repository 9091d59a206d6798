import fc from 'fast-check';
import { isRecord } from '../../sandbox/json.ts';
import { isProblem } from '../../src/contacts/errors.ts';
import { SEED, TIMES } from './support/hostile.ts';
import { COST_LIMIT, costOf, hurting } from './support/hurting.ts';
import { filledAt, textPathsOf } from './support/shaped.ts';
import { told } from './support/told.ts';
import { TRANSLATIONS } from './support/translations.ts';

/** Texts for each field that a service fills. */
const RUNS = 14 * TIMES;
let cases = 0;

/** A requested contact, so that each of its texts is compared with something. */
const CHANGE = {
  full_name: 'Ada Example',
  first_name: 'Ada',
  email: 'ada@example.com',
  other_emails: ['ada@example.org'],
  phone: '+15550100123',
  work_phone: '+15550100124',
  city: 'Lyon',
  birthday: '1990-12-31',
  notes: 'Met at the fair',
  im_addresses: ['ada.example'],
  tags: { mode: 'add', names: ['customer'] },
} as const;

describe('texts of a service that are built to take long', () => {
  afterAll(() => told('properties', 'long texts of services', cases, `, seed ${SEED}`));

  it.each(TRANSLATIONS.map((one) => [one.name, one] as const))('%s', async (_name, { keys, contract, run }) => {
    const records: readonly ((text: string) => Record<string, unknown>)[] =
      contract === undefined
        ? keys.map((key) => (text: string) => ({ id: 'c1', [key]: text }))
        : textPathsOf(contract).map((path) => (text: string) => {
            const said = filledAt(contract, path, text);
            return isRecord(said) ? said : {};
          });
    const slow: unknown[] = [];
    for (const record of records)
      for (const { text, unit } of fc.sample(hurting, { numRuns: RUNS, seed: SEED + cases })) {
        cases += 1;
        const said = record(text);
        const cost = await costOf(() => {
          try {
            run(said, CHANGE, text);
          } catch (error) {
            if (!isProblem(error)) throw error;
          }
        });
        if (cost > COST_LIMIT) slow.push({ said: JSON.stringify(said).slice(0, 100), unit, length: text.length, cost });
      }
    expect(slow).toEqual([]);
  });
});
