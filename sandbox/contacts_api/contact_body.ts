import type { BodyRules, Check } from './validation.ts';

/** The body of PUT /contacts/:contactId: no locationId, gender or companyName. */
export const UPDATE_BODY: BodyRules = { keys: updateKeys('text?') };

/** The body of POST /contacts/. */
export const CREATE_BODY: BodyRules = {
  keys: { ...updateKeys('text'), locationId: 'text', gender: 'text', companyName: 'text?' },
  required: ['locationId'],
};

/** The body of POST /contacts/upsert. */
export const UPSERT_BODY: BodyRules = { ...CREATE_BODY, keys: { ...CREATE_BODY.keys, createNewIfDuplicateAllowed: 'boolean' } };

/** `loose`: the check for source and assignedTo, which only an update can empty. */
function updateKeys(loose: Check): Record<string, Check> {
  return {
    firstName: 'text?',
    lastName: 'text?',
    name: 'text?',
    email: 'text?',
    phone: 'text?',
    address1: 'text?',
    city: 'text?',
    state: 'text?',
    postalCode: 'text',
    website: 'text?',
    timezone: 'text?',
    dnd: 'boolean',
    dndSettings: 'object',
    inboundDndSettings: 'object',
    tags: 'texts',
    customFields: 'list',
    source: loose,
    dateOfBirth: 'text?',
    country: 'text',
    assignedTo: loose,
  };
}
