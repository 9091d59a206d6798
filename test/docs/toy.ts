import { type Definition, type Operation, staticOutputs } from '../../sandbox/zapier/definition.ts';
import type { Subject } from '../../scripts/publish_check/check.ts';

const CONTACT = { id: 'contact-1', name: 'Ada Example', created_at: '2026-01-05T09:00:00Z', tags: ['customer'] };

const OUTPUT = [
  { key: 'id', label: 'ID', required: true },
  { key: 'name', label: 'Name', type: 'string' },
  { key: 'created_at', label: 'Created At', type: 'datetime' },
  { key: 'tags', label: 'Tags', list: true },
];

const trigger: Operation = {
  key: 'new_contact',
  noun: 'Contact',
  display: { label: 'New Contact', description: 'Triggers when a contact is created.' },
  operation: { type: 'polling', perform: () => [CONTACT], sample: CONTACT, outputFields: OUTPUT },
};

const list: Operation = {
  ...trigger,
  key: 'contact_list',
  display: { label: 'Contact List', description: 'Triggers when a list is opened.', hidden: true },
};

const search: Operation = {
  key: 'find_contact',
  noun: 'Contact',
  display: { label: 'Find Contact', description: 'Finds a contact.' },
  operation: { perform: () => [CONTACT], sample: CONTACT, outputFields: OUTPUT, inputFields: [{ key: 'email', label: 'Email' }] },
};

const create: Operation = {
  key: 'create_contact',
  noun: 'Contact',
  display: { label: 'Create Contact', description: 'Creates a contact.' },
  operation: {
    perform: () => CONTACT,
    sample: CONTACT,
    outputFields: OUTPUT,
    inputFields: [
      {
        key: 'contact_id',
        label: 'Contact',
        dynamic: 'contact_list.id.name',
        search: 'find_contact.id',
        helpText: 'See [the pages](https://example.com/help).',
      },
    ],
  },
};

const app: Definition = {
  version: '1.0.0',
  platformVersion: '19.1.0',
  authentication: {
    type: 'oauth2',
    fields: [{ key: 'tenant', label: 'Tenant' }],
    oauth2Config: {
      authorizeUrl: (_z, { inputData }) => `https://example.com/${encodeURIComponent(String(inputData?.tenant ?? 'common'))}/authorize`,
      getAccessToken: () => ({}),
      refreshAccessToken: () => ({}),
    },
    test: () => ({}),
    connectionLabel: (_z, { inputData }) => `${inputData?.name} (Toy)`,
  },
  triggers: { new_contact: trigger, contact_list: list },
  searches: { find_contact: search },
  creates: { create_contact: create },
  hydrators: {},
  searchOrCreates: {
    find_contact: {
      key: 'find_contact',
      display: { label: 'Find or Create Contact', description: 'Finds or creates.' },
      search: 'find_contact',
      create: 'create_contact',
    },
  },
};

/** The head of a PNG, as far as it is looked at. */
export function png(width: number, height: number, color: number): Buffer {
  const head = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.set([8, color], 24);
  return head;
}

/** A build in which nothing is wrong. */
export const TOY: Subject = {
  build: 'toy',
  app,
  schemaErrors: [],
  bundle: 'fetch("https://example.com")',
  listing: {
    title: 'Toy',
    description: 'Toy is an address book for people who like to try things out.',
    category: 'crm',
    homepage: 'https://example.com/',
  },
  logo: png(512, 512, 6),
  changelog: '- Added trigger/new_contact',
  forms: {},
  outputs: outputsOf(app),
  live: [{ account: 'toy', operation: trigger, rows: [CONTACT] }],
  published: app,
};

/** The toy with another operation in place of its own. */
export function withTrigger(change: Partial<Operation>, operation: Partial<Operation['operation']> = {}): Subject {
  const changed = { ...trigger, ...change, operation: { ...trigger.operation, ...operation } };
  const live = TOY.live.map((one) => ({ ...one, operation: changed }));
  return { ...withApp({ triggers: { ...app.triggers, new_contact: changed } }), live };
}

export function withSearch(operation: Partial<Operation['operation']>): Subject {
  return withApp({ searches: { find_contact: { ...search, operation: { ...search.operation, ...operation } } } });
}

export function withCreate(operation: Partial<Operation['operation']>): Subject {
  return withApp({ creates: { create_contact: { ...create, operation: { ...create.operation, ...operation } } } });
}

/** The action with this input besides its own. */
export function withInput(field: NonNullable<Operation['operation']['inputFields']>[number]): Subject {
  return withCreate({ inputFields: [...(create.operation.inputFields ?? []), field] });
}

export function withSignIn(change: Partial<Definition['authentication']>): Subject {
  return { ...TOY, app: { ...app, authentication: { ...app.authentication, ...change } } };
}

/** What the toy's trigger answered in a run. */
export function withAnswer(row: Readonly<Record<string, unknown>>): Subject {
  return { ...TOY, live: [{ account: 'toy', operation: trigger, rows: [row] }] };
}

function withApp(change: Partial<Definition>): Subject {
  const changed = { ...app, ...change };
  return { ...TOY, app: changed, outputs: outputsOf(changed) };
}

/** The toy has no functions among its fields. */
function outputsOf({ triggers, searches, creates }: Definition): Subject['outputs'] {
  const operations = [triggers, searches, creates].flatMap((all) => Object.values(all));
  return Object.fromEntries(operations.map((operation) => [operation.key, staticOutputs(operation)]));
}
