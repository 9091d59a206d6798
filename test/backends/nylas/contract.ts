import { FOR_PEOPLE, type VendorContract } from '../../contract/described.ts';

const NYLAS = 'nylas/contacts-connect.json';

/** The vendor's documents, and where they are wrong. */
export const contract: VendorContract = {
  documents: { nylas: [NYLAS] },
  published:
    'nylas/contacts-connect.json: https://developer.nylas.com/docs/api/v3/: contacts, contact groups, grants and connect in one file.',
  silent: ['field_list', 'tag_list'],
  undocumented: [{ service: 'nylas', request: /^POST \/v3\/connect\/auth$/, name: 'POST /v3/connect/auth', reason: FOR_PEOPLE }],
  exceptions: [
    {
      document: NYLAS,
      where: 'common_response_with_cursor: data',
      reason:
        'typed "object" in the part that all lists share, though each list is typed "array" beside it: together nothing fits, not even the example',
      endpoint: /^GET \/v3\/grants\/\{grant_id\}\/contacts(\/groups)?$/,
      part: /^response 200$/,
      at: /^\/data$/,
      rule: 'type',
      allows: Array.isArray,
    },
    {
      document: NYLAS,
      where: 'contact_create',
      reason: 'the schema leaves out "source", the example of the same body has it: address_book',
      endpoint: /^POST \/v3\/grants\/\{grant_id\}\/contacts$/,
      part: /^request body$/,
      at: /^\/source$/,
      rule: 'unknown property',
      allows: (value) => value === 'address_book',
    },
    {
      document: NYLAS,
      where: 'PUT, DELETE .../contacts/{contact_id}: responses',
      reason: '404 is listed for GET of the same path only; a contact that is gone cannot be changed or deleted either',
      endpoint: /^(PUT|DELETE) \/v3\/grants\/\{grant_id\}\/contacts\/\{contact_id\}$/,
      part: /^response 404$/,
      at: /^$/,
      rule: 'unknown status',
    },
    {
      document: NYLAS,
      where: 'GET /v3/connect/auth: security',
      reason: 'the document asks for a token or a key everywhere; this page is opened by a browser that has neither',
      endpoint: /^GET \/v3\/connect\/auth$/,
      part: /^request header$/,
      at: /^\/Authorization$/,
      rule: 'security',
    },
    {
      document: NYLAS,
      where: 'GET /v3/connect/auth: responses',
      reason: 'the page where a person chooses the provider is no part of the document: it leads to a redirect at once',
      endpoint: /^GET \/v3\/connect\/auth$/,
      part: /^response 200$/,
      at: /^$/,
      rule: 'unknown status',
    },
  ],
};
