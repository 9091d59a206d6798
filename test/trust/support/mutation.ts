import fc from 'fast-check';
import { isRecord, parseJson } from '../../../sandbox/json.ts';
import type { Inputs } from '../../support/run.ts';
import { hostileText, hostileValue, hugeText } from './hostile.ts';

/** A change of every response of one run: other values in some positions, or another status. */
export interface Mutation {
  readonly edits: readonly (readonly [place: number, value: unknown])[];
  /** Null means the service's own. */
  readonly status: number | null;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  edits: fc.array(
    fc.tuple(
      fc.nat(200),
      fc.oneof({ weight: 60, arbitrary: hostileText }, { weight: 20, arbitrary: hostileValue }, { weight: 1, arbitrary: hugeText }),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
  status: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(400, 404, 422, 500) }),
});

/** The response with the new values; if it isn't JSON, a new value replaces all of it. */
export function mutated(json: string, { edits }: Mutation): unknown {
  const holder = { whole: parseJson(json) };
  for (const [place, value] of edits) {
    const places = placesOf(holder);
    const [owner, key] = places[place % places.length] ?? [holder, 'whole'];
    // A copy, because the next edit may be inside it, and the value must be the same in the next run.
    const copy: unknown = JSON.parse(JSON.stringify(value));
    Object.defineProperty(owner, key, { value: copy, enumerable: true, configurable: true, writable: true });
  }
  return holder.whole ?? null;
}

/** Every value that isn't a list or an object, by its parent and its key there. */
function placesOf(value: object, found: [object, string][] = []): [object, string][] {
  for (const [key, part] of Object.entries(value)) {
    if (found.length > 300) return found;
    if (typeof part === 'object' && part !== null) placesOf(part, found);
    else found.push([value, key]);
  }
  return found;
}

/** Other values for some of the inputs, and additional inputs. */
export const hostileInputs: fc.Arbitrary<Inputs> = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.nat(20),
        fc.constantFrom(
          'full_name',
          'notes',
          'tags',
          'other_emails',
          'birthday',
          'custom_x',
          'clear_fields',
          '__proto__',
          'phone',
          'street',
          'due_date',
          'page',
          'query',
          'match_on',
        ),
      ),
      fc.oneof(
        { weight: 20, arbitrary: hostileText },
        { weight: 5, arbitrary: hostileValue },
        { weight: 5, arbitrary: fc.array(hostileText, { maxLength: 3 }) },
        { weight: 1, arbitrary: hugeText },
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pairs) => Object.fromEntries(pairs.map(([key, value]) => [String(key), value])));

/** Numbers refer to the step's usual inputs. */
export function withInputs(usual: Inputs, changes: Inputs): Inputs {
  const keys = Object.keys(usual);
  const items = Object.entries(changes).map(
    ([key, value]) => [/^\d+$/.test(key) ? (keys[Number(key) % Math.max(1, keys.length)] ?? 'name') : key, value] as const,
  );
  return isRecord(usual) ? { ...usual, ...Object.fromEntries(items) } : usual;
}
