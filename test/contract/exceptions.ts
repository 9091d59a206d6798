/** A known mistake of a vendor's document: what it rejects though the service takes it, gives it or asks for it. */
export interface Exception {
  /** The document, or what its name begins with. */
  readonly document: string;
  /** The schema or the paragraph of the document that is wrong. */
  readonly place: string;
  readonly reason: string;
  readonly endpoint: RegExp;
  readonly part: RegExp;
  /** Within the part. */
  readonly at: RegExp;
  readonly rule: string;
  /** What may stand there all the same; anything when left out. */
  readonly allows?: (value: unknown) => boolean;
}

/** An answer that one edition of a document leaves open and another describes. */
export interface StandIn {
  readonly document: string;
  readonly endpoint: string;
  readonly instead: string;
  readonly reason: string;
}

export const STAND_INS: readonly StandIn[] = [
  {
    document: 'highlevel/apps/contacts.json',
    endpoint: 'POST /contacts/search',
    instead: 'highlevel/apps/contacts-2025-05-04.json',
    reason: 'the edition of 2026 has no schema for this answer; that of 2025 has one',
  },
];

/** Requests that no document is about. */
export interface Undocumented {
  readonly service: string;
  readonly request: RegExp;
  /** What the report calls it. */
  readonly name: string;
  readonly reason: string;
}

const PAGES = 'a page for people, no call of the integration';

export const UNDOCUMENTED: readonly Undocumented[] = [
  {
    service: 'entra',
    request: /^POST \/[^/]+\/oauth2\/v2\.0\/token$/,
    name: 'POST /{tenant}/oauth2/v2.0/token',
    reason: 'Microsoft publishes no OpenAPI document of it',
  },
  {
    service: 'entra',
    request: /^(GET|POST) \/[^/]+\/(oauth2\/v2\.0\/authorize|interaction)/,
    name: 'GET /{tenant}/oauth2/v2.0/authorize',
    reason: PAGES,
  },
  {
    service: 'highlevel',
    request: /^(GET|POST) \/v2\/oauth\/chooselocation$/,
    name: 'GET /v2/oauth/chooselocation',
    reason: PAGES,
  },
  { service: 'nylas', request: /^POST \/v3\/connect\/auth$/, name: 'POST /v3/connect/auth', reason: PAGES },
  {
    service: 'outlook',
    request: /^GET \/me$/,
    name: 'GET /me',
    reason: 'the document is a cut that leaves out the user: https://learn.microsoft.com/graph/api/user-get',
  },
  {
    service: 'outlook',
    request: /^POST \/\$batch$/,
    name: 'POST /$batch',
    reason: 'no document is about batches, their parts are judged one by one: https://learn.microsoft.com/graph/json-batching',
  },
];

const HIGHLEVEL_CONTACTS = 'highlevel/apps/contacts.json';
const NYLAS = 'nylas/contacts-connect.json';
const isText = (value: unknown): boolean => typeof value === 'string';
const ISSUE_289 = 'https://github.com/GoHighLevel/highlevel-api-docs/issues/289';

export const EXCEPTIONS: readonly Exception[] = [
  {
    document: 'highlevel/',
    place: 'every answer',
    reason: `the API gives a trace id with every answer, as its guide says; no schema names it (${ISSUE_289})`,
    endpoint: /./,
    part: /^answer/,
    at: /^\/traceId$/,
    rule: 'unknown property',
    allows: isText,
  },
  {
    document: 'highlevel/',
    place: 'common-schemas.json BadRequestDTO',
    reason: `a 400 comes with "error": "Bad Request", as the schemas of 401 and 422 have it; this one leaves it out (${ISSUE_289})`,
    endpoint: /./,
    part: /^answer 400$/,
    at: /^\/error$/,
    rule: 'unknown property',
    allows: isText,
  },
  {
    document: 'highlevel/',
    place: 'common-schemas.json BadRequestDTO',
    reason:
      'a 400 for a duplicate says in "meta" which contact is in the way and by which field; many integrations live by it, no schema names it',
    endpoint: /^(POST \/contacts\/|PUT \/contacts\/\{contactId\})$/,
    part: /^answer 400$/,
    at: /^\/meta$/,
    rule: 'unknown property',
  },
  {
    document: HIGHLEVEL_CONTACTS,
    place: 'CreateContactDto, UpdateContactDto: dateOfBirth',
    reason: 'typed "object" by mistake: description and example are a text such as 1990-09-25',
    endpoint: /^(POST \/contacts\/|PUT \/contacts\/\{contactId\})$/,
    part: /^request body$/,
    at: /^\/dateOfBirth$/,
    rule: 'type',
    allows: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  },
  {
    document: HIGHLEVEL_CONTACTS,
    place: 'NumericField, MonetoryField: field_value',
    reason: 'typed "object" by mistake: the examples are 100 and 100.5',
    endpoint: /^(POST \/contacts\/|PUT \/contacts\/\{contactId\})$/,
    part: /^request body$/,
    at: /^\/customFields\/\[\]$/,
    rule: 'anyOf',
    allows: (value) => isNumberField(value),
  },
  {
    document: HIGHLEVEL_CONTACTS,
    place: 'CustomFieldSchema: value',
    reason:
      'typed "string", but a number field gives a number, a field of several choices a list, a file field an object of files, a signature one file, as the same vendor\'s webhook schema has it, a list of texts an object of texts, as it is sent, and a kind that is new today whatever it likes',
    endpoint: /contacts\//,
    part: /^answer 20[01]$/,
    at: /\/customFields\/\[\]\/value$/,
    rule: 'type',
    allows: (value) => value !== null,
  },
  {
    document: HIGHLEVEL_CONTACTS,
    place: 'contacts-2025-05-04.json Contact: searchAfter',
    reason: 'typed as texts; its own example begins with a number, the value of the sorted field',
    endpoint: /^POST \/contacts\/search$/,
    part: /^answer 200$/,
    at: /^\/contacts\/\[\]\/searchAfter\/\[\]$/,
    rule: 'type',
    allows: (value) => typeof value === 'number',
  },
  {
    document: HIGHLEVEL_CONTACTS,
    place: 'contacts-2025-05-04.json Contact',
    reason: 'names firstNameLowerCase and lastNameLowerCase only; the names as they are written come with them',
    endpoint: /^POST \/contacts\/search$/,
    part: /^answer 200$/,
    at: /^\/contacts\/\[\]\/(firstName|lastName)$/,
    rule: 'unknown property',
    allows: isText,
  },
  {
    document: HIGHLEVEL_CONTACTS,
    place: 'ContactsSearchSchema',
    reason:
      'names 12 properties of a listed contact, not even the name or the phone; the lists give those that other contacts have, names in lower case and as written',
    endpoint: /^GET \/contacts\/(business\/\{businessId\})?$/,
    part: /^answer 200$/,
    at: /^\/contacts\/\[\]\/(contactName|(first|last)Name(Raw)?|phone|additionalEmails|companyName|address1|city|state|postalCode|website|type|assignedTo|dateOfBirth|dateUpdated|dnd)$/,
    rule: 'unknown property',
  },
  {
    document: HIGHLEVEL_CONTACTS,
    place: 'ContactsSearchSuccessfulResponseDto',
    reason: 'the place of the next page is in "meta"; the document has its schema (ContactsMetaSchema) and refers to it nowhere',
    endpoint: /^GET \/contacts\/$/,
    part: /^answer 200$/,
    at: /^\/meta$/,
    rule: 'unknown property',
  },
  {
    document: 'graph/',
    place: 'every answer',
    reason:
      'control information of OData stands beside the properties and is no part of any schema: https://docs.oasis-open.org/odata/odata-json-format/v4.01/',
    endpoint: /./,
    part: /^answer/,
    at: /\/@odata\.(context|etag|mediaContentType|mediaEtag)$/,
    rule: 'unknown property',
    allows: isText,
  },
  {
    document: 'graph/',
    place: 'PUT .../photo/$value: requestBody',
    reason:
      'application/octet-stream stands for any stream; a photo is sent as image/jpeg: https://learn.microsoft.com/graph/api/profilephoto-update',
    endpoint: /^PUT \/me\/contacts\/\{contact-id\}\/photo\/\$value$/,
    part: /^request body$/,
    at: /^$/,
    rule: 'media type',
    allows: (value) => value === 'image/jpeg',
  },
  {
    document: NYLAS,
    place: 'common_response_with_cursor: data',
    reason:
      'typed "object" in the part that all lists share, though each list is typed "array" beside it: together nothing fits, not even the example',
    endpoint: /^GET \/v3\/grants\/\{grant_id\}\/contacts(\/groups)?$/,
    part: /^answer 200$/,
    at: /^\/data$/,
    rule: 'type',
    allows: Array.isArray,
  },
  {
    document: NYLAS,
    place: 'contact_create',
    reason: 'the schema leaves out "source", the example of the same body has it: address_book',
    endpoint: /^POST \/v3\/grants\/\{grant_id\}\/contacts$/,
    part: /^request body$/,
    at: /^\/source$/,
    rule: 'unknown property',
    allows: (value) => value === 'address_book',
  },
  {
    document: NYLAS,
    place: 'PUT, DELETE .../contacts/{contact_id}: responses',
    reason: '404 is listed for GET of the same path only; a contact that is gone cannot be changed or deleted either',
    endpoint: /^(PUT|DELETE) \/v3\/grants\/\{grant_id\}\/contacts\/\{contact_id\}$/,
    part: /^answer 404$/,
    at: /^$/,
    rule: 'unknown status',
  },
  {
    document: NYLAS,
    place: 'GET /v3/connect/auth: security',
    reason: 'the document asks for a token or a key everywhere; this page is opened by a browser that has neither',
    endpoint: /^GET \/v3\/connect\/auth$/,
    part: /^request header$/,
    at: /^\/Authorization$/,
    rule: 'security',
  },
  {
    document: NYLAS,
    place: 'GET /v3/connect/auth: responses',
    reason: 'the page where a person chooses the provider is no part of the document: it leads to a redirect at once',
    endpoint: /^GET \/v3\/connect\/auth$/,
    part: /^answer 200$/,
    at: /^$/,
    rule: 'unknown status',
  },
];

function isNumberField(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, field_value, ...more } = value as { readonly id?: unknown; readonly field_value?: unknown };
  return isText(id) && typeof field_value === 'number' && Object.keys(more).length === 0;
}
