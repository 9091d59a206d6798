import type { Phone } from '../../../src/backends/nylas/body.ts';
import { withPhones } from '../../../src/backends/nylas/body_phones.ts';
import { providerNamed } from '../../../src/backends/nylas/providers.ts';
import type { ContactChange } from '../../../src/contacts/change.ts';

const into = (stored: readonly Phone[], requested: ContactChange, provider: string) =>
  withPhones(stored, requested, providerNamed(provider));

describe('a number without a type', () => {
  // Microsoft stores work and home numbers and one mobile number, and no number without one of these types.
  test.each<[string, string, ContactChange, readonly Phone[]]>([
    ['is one of work', 'microsoft', {}, [{ number: '+1 555 0100', type: 'work' }]],
    [
      'is one of home beside a number of work',
      'microsoft',
      { work_phone: '+1 555 0101' },
      [
        { number: '+1 555 0100', type: 'home' },
        { number: '+1 555 0101', type: 'work' },
      ],
    ],
    [
      'is of the type under which it is given as well',
      'microsoft',
      { mobile_phone: '+1 (555) 0100' },
      [{ number: '+1 555 0100', type: 'mobile' }],
    ],
    [
      'is a second one of work, behind the others, when every type has its own number',
      'microsoft',
      { mobile_phone: '+1 555 0101', work_phone: '+1 555 0102', home_phone: '+1 555 0103' },
      [
        { number: '+1 555 0101', type: 'mobile' },
        { number: '+1 555 0102', type: 'work' },
        { number: '+1 555 0103', type: 'home' },
        { number: '+1 555 0100', type: 'work' },
      ],
    ],
    ['has no type where none is needed', 'google', {}, [{ number: '+1 555 0100' }]],
    ['has none of a provider that nobody knows', 'zoom', {}, [{ number: '+1 555 0100' }]],
  ])('%s: %s', (_name, provider, others, phones) => {
    expect(into([], { phone: '+1 555 0100', ...others }, provider)).toStrictEqual(phones);
  });
});

describe.each([null, ''])('the number %j', (nothing) => {
  const stored: readonly Phone[] = [
    { number: '+1 555 0100', type: 'work' },
    { number: '+1 555 0101', type: 'mobile' },
    { number: '+1 555 0102', type: 'work' },
    { number: '+1 555 0103', type: 'home' },
  ];

  test.each<[string, readonly string[]]>([
    ['phone', ['+1 555 0101', '+1 555 0102', '+1 555 0103']],
    ['mobile_phone', ['+1 555 0100', '+1 555 0102', '+1 555 0103']],
    ['work_phone', ['+1 555 0101', '+1 555 0102', '+1 555 0103']],
    ['home_phone', ['+1 555 0100', '+1 555 0101', '+1 555 0102']],
  ])('as %s removes one number', (key, left) => {
    expect(into(stored, { [key]: nothing }, 'google').map(({ number }) => number)).toStrictEqual(left);
  });

  test('removes none if none has the type', () => {
    const work = stored.slice(0, 1);
    expect(into(work, { mobile_phone: nothing }, 'google')).toStrictEqual(work);
  });
});
