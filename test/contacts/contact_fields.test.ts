import { ADDRESS_INPUTS, LIST_INPUTS, PHONE_INPUTS, REMOVE_INPUTS, TEXT_INPUTS } from '../../src/contacts/change.ts';
import { makeContact } from '../../src/contacts/contact.ts';
import { contactField, inputsExcept, isContactKey, keysWith, OUTPUT_KEYS } from '../../src/contacts/contact_keys.ts';
import { CONTACT_INPUT_GROUPS } from '../../src/fields/contact_inputs.ts';

const INPUTS = [...inputsExcept(), ...REMOVE_INPUTS];

describe('the table of the fields of a contact', () => {
  it('returns exactly what a contact is made of, in that order', () => {
    expect(OUTPUT_KEYS).toEqual(Object.keys(makeContact({ id: '1', account_type: 'outlook' })));
  });

  it('puts every input into a group of the forms, and nothing else', () => {
    const groups = CONTACT_INPUT_GROUPS.map(({ key }) => key);
    for (const key of INPUTS) expect(groups).toContain(contactField(key).section);
    for (const key of OUTPUT_KEYS) expect(contactField(key).input !== undefined).toBe(contactField(key).section !== undefined);
  });

  it('reads a flat key from another one that is returned', () => {
    const sources = OUTPUT_KEYS.flatMap((key) => contactField(key).readFrom ?? []);
    expect(OUTPUT_KEYS).toEqual(expect.arrayContaining([...sources]));
  });

  it('knows its keys', () => {
    expect(isContactKey('middle_name')).toBe(true);
    for (const key of ['shoe_size', 'constructor', '']) expect(isContactKey(key)).toBe(false);
  });
});

describe('the keys of inputs', () => {
  it('are distinguished by their inputs', () => {
    expect(LIST_INPUTS).toEqual(['other_emails', 'im_addresses']);
    expect(REMOVE_INPUTS).toEqual(['remove_emails', 'remove_phones']);
    expect(PHONE_INPUTS).toEqual(['phone', 'mobile_phone', 'work_phone', 'home_phone']);
    expect(ADDRESS_INPUTS).toEqual(['street', 'city', 'region', 'postal_code', 'country']);
    expect(keysWith('input', 'tags')).toEqual(['tags']);
    expect(TEXT_INPUTS).toHaveLength(29);
    expect(new Set(INPUTS).size).toBe(TEXT_INPUTS.length + LIST_INPUTS.length + REMOVE_INPUTS.length + 3);
  });

  it("of an account type are all except what it can't store", () => {
    const kept = inputsExcept('folder_id', 'do_not_disturb');
    expect(kept).toHaveLength(inputsExcept().length - 2);
    expect(kept).toEqual(expect.not.arrayContaining(['folder_id', 'do_not_disturb', 'remove_emails', 'id']));
  });
});
