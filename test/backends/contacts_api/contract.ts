import { FOR_PEOPLE, isText, type VendorContract } from '../../contract/described.ts';

const HIGHLEVEL_CONTACTS = 'highlevel/apps/contacts.json';
const ISSUE_289 = 'https://github.com/GoHighLevel/highlevel-api-docs/issues/289';
const DOCUMENTS = ['contacts', 'locations', 'users', 'businesses', 'oauth'].map((name) => `highlevel/apps/${name}.json`);

/** The vendor's documents, and where they are wrong. */
export const contract: VendorContract = {
  documents: { contacts_api: DOCUMENTS, highlevel: DOCUMENTS },
  more: ['highlevel/apps/contacts-2025-05-04.json', 'highlevel/common/common-schemas.json'],
  published: [
    'highlevel/apps, highlevel/common: https://github.com/GoHighLevel/highlevel-api-docs, the folders apps and common. The edition of',
    'contacts.json before "2026-05" is saved beside it as contacts-2025-05-04.json.',
  ].join(' '),
  silent: ['field_list'],
  undocumented: [
    ...['contacts_api', 'highlevel'].map((service) => ({
      service,
      request: /^GET \/workflows\/$/,
      name: 'GET /workflows/',
      reason: 'its document, highlevel/apps/workflows.json, is not among the saved ones; the types of the client are checked instead',
    })),
    {
      service: 'highlevel',
      request: /^(GET|POST) \/v2\/oauth\/chooselocation$/,
      name: 'GET /v2/oauth/chooselocation',
      reason: FOR_PEOPLE,
    },
  ],
  standIns: [
    {
      document: 'highlevel/apps/contacts.json',
      endpoint: 'POST /contacts/search',
      instead: 'highlevel/apps/contacts-2025-05-04.json',
      reason: 'the edition of 2026 has no schema for this response; that of 2025 has one',
    },
  ],
  exceptions: [
    {
      document: 'highlevel/apps/contacts.json',
      where: 'GET /contacts/, and POST, DELETE .../workflow/{workflowId}: responses',
      reason: 'a sign-in for another location is refused with 403, as real answers show; the document lists only 400, 401 and 422',
      endpoint: /^(GET \/contacts\/|(POST|DELETE) \/contacts\/\{contactId\}\/workflow\/\{workflowId\})$/,
      part: /^response 403$/,
      at: /^$/,
      rule: 'unknown status',
    },
    {
      document: 'highlevel/',
      where: 'every response',
      reason: `the API gives a trace id with every response, as its guide says; no schema names it (${ISSUE_289})`,
      endpoint: /./,
      part: /^response/,
      at: /^\/traceId$/,
      rule: 'unknown property',
      allows: isText,
    },
    {
      document: 'highlevel/',
      where: 'common-schemas.json BadRequestDTO',
      reason: `a 400 comes with "error": "Bad Request", as the schemas of 401 and 422 have it; this one leaves it out (${ISSUE_289})`,
      endpoint: /./,
      part: /^response 400$/,
      at: /^\/error$/,
      rule: 'unknown property',
      allows: isText,
    },
    {
      document: 'highlevel/',
      where: 'common-schemas.json BadRequestDTO',
      reason:
        'a 400 for a duplicate says in "meta" which contact is in the way and by which field; many integrations live by it, no schema names it',
      endpoint: /^(POST \/contacts\/|PUT \/contacts\/\{contactId\})$/,
      part: /^response 400$/,
      at: /^\/meta$/,
      rule: 'unknown property',
    },
    {
      document: HIGHLEVEL_CONTACTS,
      where: 'CreateContactDto, UpdateContactDto: dateOfBirth',
      reason: 'typed "object" by mistake: description and example are a text such as 1990-09-25',
      endpoint: /^(POST \/contacts\/|PUT \/contacts\/\{contactId\})$/,
      part: /^request body$/,
      at: /^\/dateOfBirth$/,
      rule: 'type',
      allows: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
    },
    {
      document: HIGHLEVEL_CONTACTS,
      where: 'NumericField, MonetoryField: field_value',
      reason: 'typed "object" by mistake: the examples are 100 and 100.5',
      endpoint: /^(POST \/contacts\/|PUT \/contacts\/\{contactId\})$/,
      part: /^request body$/,
      at: /^\/customFields\/\[\]$/,
      rule: 'anyOf',
      allows: (value) => isNumberField(value),
    },
    {
      document: HIGHLEVEL_CONTACTS,
      where: 'CustomFieldSchema: value',
      reason:
        'typed "string", but a number field gives a number, a field of several choices a list, a file field an object of files, a signature one file, as the same vendor\'s webhook schema has it, a list of texts an object of texts, as it is sent, and a kind that is new today whatever it likes',
      endpoint: /contacts\//,
      part: /^response 20[01]$/,
      at: /\/customFields\/\[\]\/value$/,
      rule: 'type',
      allows: (value) => value !== null,
    },
    {
      document: HIGHLEVEL_CONTACTS,
      where: 'contacts-2025-05-04.json Contact: searchAfter',
      reason: 'typed as texts; its own example begins with a number, the value of the sorted field',
      endpoint: /^POST \/contacts\/search$/,
      part: /^response 200$/,
      at: /^\/contacts\/\[\]\/searchAfter\/\[\]$/,
      rule: 'type',
      allows: (value) => typeof value === 'number',
    },
    {
      document: HIGHLEVEL_CONTACTS,
      where: 'contacts-2025-05-04.json Contact',
      reason: 'names firstNameLowerCase and lastNameLowerCase only; the names as they are written come with them',
      endpoint: /^POST \/contacts\/search$/,
      part: /^response 200$/,
      at: /^\/contacts\/\[\]\/(firstName|lastName)$/,
      rule: 'unknown property',
      allows: isText,
    },
    {
      document: HIGHLEVEL_CONTACTS,
      where: 'ContactsSearchSchema',
      reason:
        'names 12 properties of a listed contact, not even the name or the phone; the lists give those that other contacts have, names in lower case and as written',
      endpoint: /^GET \/contacts\/(business\/\{businessId\})?$/,
      part: /^response 200$/,
      at: /^\/contacts\/\[\]\/(contactName|(first|last)Name(Raw)?|phone|additionalEmails|companyName|address1|city|state|postalCode|website|type|assignedTo|dateOfBirth|dateUpdated|dnd)$/,
      rule: 'unknown property',
    },
    {
      document: HIGHLEVEL_CONTACTS,
      where: 'ContactsSearchSuccessfulResponseDto',
      reason: 'the place of the next page is in "meta"; the document has its schema (ContactsMetaSchema) and refers to it nowhere',
      endpoint: /^GET \/contacts\/$/,
      part: /^response 200$/,
      at: /^\/meta$/,
      rule: 'unknown property',
    },
  ],
};

function isNumberField(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, field_value, ...more } = value as { readonly id?: unknown; readonly field_value?: unknown };
  return isText(id) && typeof field_value === 'number' && Object.keys(more).length === 0;
}
