import { isText, type VendorContract } from '../../contract/described.ts';

/** The vendor's documents, and where they are wrong. */
export const contract: VendorContract = {
  documents: { outlook: ['graph/contacts.json'] },
  published: [
    'graph/contacts.json: https://github.com/microsoftgraph/msgraph-sdk-powershell, openApiDocs/v1.0: the paths of PersonalContacts.yml and',
    'Users.yml in one file, /users/{user-id} written as /me.',
  ].join(' '),
  written: (pathname) => pathname.replace(/^\/users\/[^/]+(?=\/contact(?:s|Folders)(?:\/|$))/i, '/me'),
  silent: ['field_list'],
  undocumented: [
    {
      service: 'outlook',
      request: /^GET \/me$/,
      name: 'GET /me',
      reason: 'the document is a cut that leaves out the user: https://learn.microsoft.com/graph/api/user-get',
    },
    {
      service: 'outlook',
      request: /^GET \/users(\/[^/]+(\/photo(\/\$value)?)?)?$/,
      name: 'GET /users',
      reason: 'the document is a cut that leaves out the directory: https://learn.microsoft.com/graph/api/user-list',
    },
    {
      service: 'outlook',
      request: /^POST \/\$batch$/,
      name: 'POST /$batch',
      reason: 'no document is about batches, their parts are judged one by one: https://learn.microsoft.com/graph/json-batching',
    },
  ],
  exceptions: [
    {
      document: 'graph/',
      where: 'every response',
      reason:
        'control information of OData stands beside the properties and is no part of any schema: https://docs.oasis-open.org/odata/odata-json-format/v4.01/',
      endpoint: /./,
      part: /^response/,
      at: /\/@odata\.(context|etag|mediaContentType|mediaEtag)$/,
      rule: 'unknown property',
      allows: isText,
    },
    {
      document: 'graph/',
      where: 'PUT .../photo/$value: requestBody',
      reason:
        'application/octet-stream stands for any stream; a photo is sent as image/jpeg: https://learn.microsoft.com/graph/api/profilephoto-update',
      endpoint: /^PUT \/me\/contacts\/\{contact-id\}\/photo\/\$value$/,
      part: /^request body$/,
      at: /^$/,
      rule: 'media type',
      allows: (value) => value === 'image/jpeg',
    },
  ],
};
