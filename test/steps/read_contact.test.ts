import { readContactChange as readForm, requireIdentifyingField } from '../../src/steps/read_contact.ts';

function readContact(input: Record<string, unknown>, mode: 'add' | 'remove' = 'add', tags: readonly string[] = []) {
  return readForm({ input, connection: { timezone: 'Europe/Berlin' } }, mode, tags);
}

describe('reading the inputs of a contact', () => {
  it('leaves out what is blank', () => {
    expect(readContact({ first_name: ' Ada ', last_name: ' ', email: '', tags: ['', ' '], other_emails: [], do_not_disturb: '' })).toEqual({
      first_name: 'Ada',
    });
  });

  it('keeps each tag once, in the chosen mode', () => {
    expect(readContact({ tags: ['Lead', 'lead ', 'customer'] })).toEqual({ tags: { mode: 'add', names: ['Lead', 'customer'] } });
    expect(readContact({ tags: 'lead' }, 'remove')).toEqual({ tags: { mode: 'remove', names: ['lead'] } });
  });

  it('takes the address type for an address only', () => {
    expect(readContact({ city: 'Lyon', address_type: 'Home' })).toEqual({ city: 'Lyon', address_type: 'home' });
    expect(readContact({ first_name: 'Ada', address_type: 'home' })).toEqual({ first_name: 'Ada' });
  });

  it('takes the address type where an address is one of several things, and says nothing of one that was not given', () => {
    expect(readContact({ first_name: 'Ada', city: 'Lyon', address_type: 'home' })).toEqual({
      first_name: 'Ada',
      city: 'Lyon',
      address_type: 'home',
    });
    expect(readContact({ city: 'Lyon' })).toStrictEqual({ city: 'Lyon' });
  });

  it('takes Do Not Disturb, and its opposite', () => {
    expect(readContact({ do_not_disturb: 'yes' })).toStrictEqual({ do_not_disturb: true });
    expect(readContact({ do_not_disturb: false })).toStrictEqual({ do_not_disturb: false });
  });

  it("doesn't count an empty custom field", () => {
    expect(readContact({ custom_a: null, custom_b: undefined, custom_c: ' ', custom_d: [null] })).toStrictEqual({});
  });

  it('keeps the kinds of custom fields', () => {
    const given = {
      custom_a: ' text ',
      custom_b: 7,
      custom_c: true,
      custom_d: ['x', '', 'y'],
      custom_e: '',
      custom_f: [' '],
      custom_: 'no id',
    };
    expect(readContact(given)).toEqual({ custom_fields: { a: 'text', b: 7, c: true, d: ['x', 'y'] } });
  });

  it('never writes a group of fields as "[object Object]", wherever it is mapped', () => {
    const refused = (input: Record<string, unknown>, label: string) =>
      expect(() => readContact(input)).toThrow(
        expect.objectContaining({
          kind: 'invalid_input',
          message: `${label} takes text, but got a list or a group of fields. Map a single field.`,
        }),
      );
    for (const group of [{ b: 1 }, [{ b: 1 }], ['x', { b: 1 }], [[{ b: 1 }]]]) {
      refused({ custom_a: group }, 'Custom field a');
      refused({ job_title: group, first_name: 'Ada', last_name: 'Example' }, 'Job Title');
      refused({ tags: group }, 'Tags');
      refused({ other_emails: group }, 'Other Emails');
    }
  });

  it('leaves out an email, a phone or a birthday that says that there is none', () => {
    expect(readContact({ email: 'N/A', phone: 'anonymous', work_phone: '-', birthday: 'unknown', city: 'n/a' })).toEqual({ city: 'n/a' });
    expect(() => readContact({ phone: `${'no number '.repeat(5)}` })).toThrow(expect.objectContaining({ kind: 'invalid_input' }));
  });

  it('checks emails, phones and days wherever they are', () => {
    for (const bad of [
      { email: 'x' },
      { other_emails: ['a@example.com', 'x'] },
      { phone: '12' },
      { mobile_phone: '12' },
      { work_phone: '12' },
      { home_phone: '12' },
      { birthday: 'x' },
    ])
      expect(() => readContact(bad)).toThrow(expect.objectContaining({ kind: 'invalid_input' }));
  });
});

describe('values as people write them', () => {
  it('texts with commas or line breaks are several values', () => {
    expect(readContact({ tags: 'vip, hot lead\nnew' })).toEqual({ tags: { mode: 'add', names: ['vip', 'hot lead', 'new'] } });
    expect(readContact({ other_emails: ['a@example.com, b@example.com'] })).toEqual({ other_emails: ['a@example.com', 'b@example.com'] });
  });

  it('a tag of the account that holds a comma is one tag', () => {
    expect(readContact({ tags: ['smith, jones', 'a, b'] }, 'add', ['Smith, Jones'])).toEqual({
      tags: { mode: 'add', names: ['smith, jones', 'a', 'b'] },
    });
  });

  it('birthdays take every form that can be read in one way', () => {
    for (const birthday of ['1990-12-31', '12/31/1990', '31 Dec 1990', '1990-12-30T23:00:00Z'])
      expect(readContact({ birthday })).toEqual({ birthday: '1990-12-31' });
    for (const birthday of ['03/04/1990', '31 Feb 1990', '1604-07-18'])
      expect(() => readContact({ birthday })).toThrow(
        expect.objectContaining({ kind: 'invalid_input', message: expect.stringMatching(/Birthday .*1990-12-31/) }),
      );
  });
});

describe('what to do with a contact', () => {
  it('needs a contact that someone could recognize', () => {
    for (const key of [
      'full_name',
      'first_name',
      'last_name',
      'nickname',
      'company',
      'email',
      'phone',
      'mobile_phone',
      'work_phone',
      'home_phone',
    ])
      expect(() => requireIdentifyingField({ [key]: 'value' })).not.toThrow();
    for (const change of [{}, { city: 'Lyon' }, { email: null }])
      expect(() => requireIdentifyingField(change)).toThrow('at least a name, a company, an email or a phone');
  });
});
