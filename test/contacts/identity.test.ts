import type { Contact } from '../../src/contacts/contact.ts';
import { dependsOnPhones, type Identity, isSomebodyElse, judgeCandidates, mayBeMeant } from '../../src/contacts/identity.ts';
import { comparePhones } from '../../src/contacts/international_phone.ts';
import { person } from './people.ts';

const PHONE = '+1 555 010 0123';

function somebody(id: string, { emails = [], phones = [PHONE], name = id }: { emails?: string[]; phones?: string[]; name?: string } = {}) {
  const contact: Contact = person({
    id,
    full_name: name,
    emails: emails.map((address) => ({ address, type: null })),
    phones: phones.map((number) => ({ number, type: null })),
  });
  return { contact };
}

function verdict(
  people: readonly { contact: Contact }[],
  identity: Identity,
  { country = 'US' as string | null, given = identity.email } = {},
) {
  const result = judgeCandidates(people, identity, given === undefined ? [] : [given], (one, other) => comparePhones(one, other, country));
  if (result.who === 'one') return `${result.by} ${result.one.contact.id}`;
  return 'all' in result ? `${result.who} ${result.all.map(({ contact }) => contact.id).join(' ')}` : result.who;
}

describe('whom a write means', () => {
  const ada = somebody('ada', { emails: ['ada@example.com', 'byron@example.com'] });
  const bob = somebody('bob', { emails: ['bob@example.com'] });
  const desk = somebody('desk');
  const phone = PHONE;

  it.each<[string, { contact: Contact }[], Identity, string]>([
    ['the one with the email, in any case', [ada, bob, desk], { email: 'ADA@example.com', phone }, 'email ada'],
    ['the one with the email among others', [ada, bob], { email: 'byron@example.com', phone }, 'email ada'],
    ['nobody with another email, though the phone is the same', [ada, bob], { email: 'new@example.com', phone }, 'nobody'],
    ['the one with the phone who has no email', [desk], { email: 'new@example.com', phone }, 'phone desk'],
    ['nobody where the one without an email shares the phone', [ada, desk], { email: 'new@example.com', phone }, 'nobody'],
    [
      'the one with the phone, whoever else has one that ends alike',
      [somebody('la', { emails: ['la@example.com'], phones: ['+44 555 010 0123'] }), desk],
      { email: 'new@example.com', phone },
      'phone desk',
    ],
    ['the one with the phone, where no email is given', [ada], { phone: '(555) 010-0123' }, 'phone ada'],
    ['nobody of several with the phone, where no email is given', [ada, bob], { phone }, 'shared ada bob'],
    [
      'nobody of several with the phone, where an email tells who it is',
      [desk, somebody('fax')],
      { email: 'n@example.com', phone },
      'nobody',
    ],
    ['nobody with another area', [somebody('la', { phones: ['+1 310 555 0123'] })], { phone: '555-0123' }, 'nobody'],
    ['the one with the name', [desk, somebody('x', { phones: [], name: 'Eve Example' })], { name: 'eve  example' }, 'name x'],
    ['nobody with the name and another email', [ada], { email: 'new@example.com', name: 'ada' }, 'nobody'],
    ['several with the name', [desk, somebody('y', { name: 'desk' })], { name: 'Desk' }, 'several desk y'],
    ['several with the email', [ada, somebody('twin', { emails: ['ada@example.com'] })], { email: 'ada@example.com' }, 'several ada twin'],
    ['the phone before the name', [desk, somebody('z', { phones: [] })], { phone, name: 'z' }, 'phone desk'],
  ])('is %s', (_what, people, identity, expected) => {
    expect(verdict(people, identity)).toBe(expected);
  });

  it("is never a contact with another email than the step's, whatever it's matched on", () => {
    expect(verdict([bob], { phone }, { given: 'new@example.com' })).toBe('nobody');
    expect(verdict([bob], { name: 'bob' }, { given: 'new@example.com' })).toBe('nobody');
    expect(verdict([bob], { phone }, { given: 'Bob@example.com' })).toBe('phone bob');
  });

  it('is asked where a country code is missing', () => {
    const otto = somebody('otto', { phones: ['+49 30 1234567'] });
    const emil = somebody('emil', { phones: ['+43 30 1234567'] });
    const national = { phone: '030 1234567' };
    expect(verdict([otto], national, { country: null })).toBe('unclear otto');
    expect(verdict([otto], { ...national, email: 'new@example.com' }, { country: null })).toBe('unclear otto');
    expect(verdict([otto, emil], national, { country: null })).toBe('unclear otto emil');
    expect(verdict([otto, emil], { ...national, email: 'new@example.com' }, { country: null })).toBe('nobody');
    expect(verdict([otto, emil], national, { country: 'DE' })).toBe('phone otto');
  });
});

describe('what has to be looked at', () => {
  it('is not a phone if an email decides, or if everyone with the phone is someone else', () => {
    const ada = somebody('ada', { emails: ['ada@example.com'] });
    expect(dependsOnPhones([ada], { email: 'ada@example.com', phone: PHONE }, ['ada@example.com'])).toBe(false);
    expect(dependsOnPhones([ada], { email: 'new@example.com', phone: PHONE }, ['new@example.com'])).toBe(false);
    expect(dependsOnPhones([somebody('desk')], { email: 'new@example.com', phone: PHONE }, ['new@example.com'])).toBe(true);
    expect(dependsOnPhones([ada], { name: 'ada' }, [])).toBe(false);
  });

  it('is everyone with the email, or else everyone who may have the phone or has the name', () => {
    const people = [
      somebody('email', { emails: ['a@example.com'], phones: [] }),
      somebody('phone', { phones: ['010-0123'] }),
      somebody('name', { phones: [], name: 'Ada' }),
      somebody('neither', { phones: ['+1 555 010 0199'] }),
    ];
    const meant = (identity: Identity) => mayBeMeant(people, ({ contact }) => contact, identity).map(({ contact }) => contact.id);
    expect(meant({ email: 'A@example.com', phone: PHONE, name: 'Ada' })).toEqual(['email']);
    expect(meant({ email: 'b@example.com', phone: PHONE, name: 'ada' })).toEqual(['phone', 'name']);
    expect(meant({ email: 'b@example.com' })).toEqual([]);
  });

  it('is someone else only by another email', () => {
    const { contact } = somebody('ada', { emails: ['ada@example.com'] });
    expect(isSomebodyElse(contact, ['new@example.com'])).toBe(true);
    expect(isSomebodyElse(contact, ['new@example.com', 'ada@example.com'])).toBe(false);
    expect(isSomebodyElse(contact, [])).toBe(false);
    expect(isSomebodyElse(somebody('desk').contact, ['new@example.com'])).toBe(false);
  });
});
