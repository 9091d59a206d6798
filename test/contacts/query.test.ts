import type { ContactQuery } from '../../src/contacts/query.ts';
import { matchesQuery, meetsCriterion } from '../../src/contacts/query.ts';
import { person } from './people.ts';

const ADA = person({
  nickname: 'Countess',
  company: 'Example Works',
  notes: 'likes engines',
  owner_id: 'u1',
  business_id: 'b1',
  updated_at: '2026-11-21T09:00:00.000Z',
  groups: [{ id: 'g1', name: 'Friends' }],
  custom_fields: { plan: 'Premium', interests: ['Chess', 'Reading'], visits: 3 },
});

describe('meets', () => {
  test.each([
    ['email', ' ADA@EXAMPLE.COM', true],
    ['email', 'ada@example.org', false],
    ['phone', '(555) 010-0123', true],
    ['phone', '+44 555 010 0123', false],
    ['name', 'ada  BYRON', true],
    ['name', 'ada', true],
    ['name', 'byron', true],
    ['name', 'countess', true],
    ['name', 'ada b', false],
  ] as const)('by %s %s: %s', (by, value, met) => {
    expect(meetsCriterion(ADA, { by, value })).toBe(met);
  });
});

describe('matches', () => {
  test.each<[string, ContactQuery]>([
    ['nothing asked', {}],
    ['every word of the text', { text: 'works BYRON' }],
    ['a part of an email', { text: 'ada@exam' }],
    ['digits of a number', { text: '5550100123' }],
    ['a tag in the text', { text: 'vip' }],
    ['an email', { email: 'Ada@example.com' }],
    ['a number', { phone: '555-010-0123' }],
    ['a name', { name: 'Ada' }],
    ['a tag', { tag: 'LEAD' }],
    ['a group by its id', { tag: 'g1' }],
    ['a business', { business_id: 'b1' }],
    ['a business that is a company name', { business_id: 'Example Works' }],
    ['an owner', { owner_id: 'u1' }],
    ['a time before the last change', { updated_after: '2026-11-20T00:00:00.000Z' }],
    ['the very time of the last change', { updated_after: '2026-11-21T09:00:00.000Z' }],
    ['a custom text', { custom_field: { id: 'plan', value: 'premium' } }],
    ['one of several choices', { custom_field: { id: 'interests', value: 'reading' } }],
    ['a custom number', { custom_field: { id: 'visits', value: '3' } }],
    ['all of it', { text: 'ada', tag: 'vip', owner_id: 'u1', custom_field: { id: 'plan', value: 'Premium' } }],
    ['a folder and a source, which the service knows', { folder_id: 'f1', source: 'inbox' }],
  ])('%s', (_what, query) => {
    expect(matchesQuery(ADA, query)).toBe(true);
  });

  test.each<[string, ContactQuery]>([
    ['a word that is nowhere', { text: 'ada nobody' }],
    ['another email', { email: 'x@example.com' }],
    ['another number', { phone: '+1 555 010 0199' }],
    ['another name', { name: 'Charles' }],
    ['another tag', { tag: 'lea' }],
    ['another business', { business_id: 'b2' }],
    ['another owner', { owner_id: 'u2' }],
    ['a later time', { updated_after: '2026-11-21T09:00:00.001Z' }],
    ['another choice', { custom_field: { id: 'plan', value: 'Free' } }],
    ['a custom field that is empty', { custom_field: { id: 'none', value: '' } }],
    ['one condition of two', { name: 'Ada', tag: 'other' }],
  ])('not %s', (_what, query) => {
    expect(matchesQuery(ADA, query)).toBe(false);
  });

  test('a contact without dates and custom fields matches neither', () => {
    expect(matchesQuery(person(), { updated_after: '2026-11-20T00:00:00.000Z' })).toBe(false);
    expect(matchesQuery(person(), { custom_field: { id: 'plan', value: 'Free' } })).toBe(false);
  });
});
