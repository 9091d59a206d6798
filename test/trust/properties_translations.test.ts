import fc from 'fast-check';
import { isRecord } from '../../sandbox/json.ts';
import { isProblem } from '../../src/contacts/errors.ts';
import { hostileChange, hostileRecord, hostileText, hugeText, isPolluted, SEED, TIMES } from './support/hostile.ts';
import { shaped } from './support/shaped.ts';
import { told } from './support/told.ts';
import { TRANSLATIONS } from './support/translations.ts';

const RUNS = 600 * TIMES;
const HUGE = 2 * TIMES;
let cases = 0;

describe('translations of hostile data', () => {
  afterAll(() => told('properties', 'translations', cases, `, seed ${SEED}`));

  it.each(TRANSLATIONS.map((one) => [one.name, one] as const))(
    '%s: nothing but documented problems, nothing polluted, always JSON',
    (_name, { keys, contract, run }) => {
      const holds = (said: Record<string, unknown>, change: Parameters<typeof run>[1], text: string): void => {
        cases += 1;
        try {
          JSON.stringify(run(said, change, text));
        } catch (error) {
          if (!isProblem(error) || error.kind === 'unforeseen') throw error;
          expect(error.message).toMatch(/[.!]$/);
        }
        expect(isPolluted()).toBe(false);
      };
      const loose = hostileRecord(keys, { id: 'c1' });
      const said =
        contract === undefined
          ? loose
          : fc.oneof(
              { weight: 3, arbitrary: shaped(contract).map((value) => (isRecord(value) ? value : {})) },
              { weight: 1, arbitrary: loose },
            );
      fc.assert(fc.property(said, hostileChange, hostileText, holds), { numRuns: RUNS, seed: SEED });
      fc.assert(
        fc.property(hugeText, fc.constantFrom(...keys), (text, key) =>
          holds({ [key]: text, id: 'c1' }, { first_name: text, email: text, notes: text, phone: text, birthday: text }, text),
        ),
        { numRuns: HUGE, seed: SEED },
      );
    },
  );
});
