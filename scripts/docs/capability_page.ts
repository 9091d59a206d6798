import { operationsOf } from '../../sandbox/zapier/definition.ts';
import type { Backend } from '../../src/backends/backend.ts';
import type { Facts } from './accounts.ts';
import { code, GENERATED, page, table } from './markdown.ts';
import type { Permissions } from './permissions.ts';

/** What each account type can do, and what its sign-in asks for. */
export function capabilityPage({ app, accounts }: Facts): string {
  const operations = [...operationsOf(app, 'triggers'), ...operationsOf(app, 'searches'), ...operationsOf(app, 'creates')];
  const asksBeyond = accounts.some(({ permissions }) => permissions.beyond.length > 0);
  const head = ['', ...accounts.map(({ label }) => label)];
  return page(
    GENERATED,
    '# What each account type can do',
    '## Parts of an account',
    table(
      head,
      PARTS.map(([name, has]) => [name, ...accounts.map(({ backend }) => (has(backend) ? 'yes' : '–'))]),
    ),
    '## Steps',
    "If an account type can't do a step, the step ends quietly with a message, before any request.",
    table(
      head,
      operations.map(({ key, display }) => [
        display.label,
        ...accounts.map(({ measured }) => (measured.find((one) => one.key === key)?.refused === undefined ? 'yes' : '–')),
      ]),
    ),
    '## Permissions that a sign-in asks for',
    `They depend on Access.${accounts.some(({ key }) => key === 'nylas') ? ' Nylas uses the permissions of the mailbox’s provider; these are Google’s.' : ''}`,
    table(
      ['Account type', 'Read only', 'Read and write', ...(asksBeyond ? ['People Beyond the Address Book adds'] : [])],
      accounts.flatMap(({ label, permissions, sharedPermissions }) => [
        [label, ...scopesIn(permissions, asksBeyond)],
        ...(sharedPermissions === undefined ? [] : [[`${label}, a shared mailbox`, ...scopesIn(sharedPermissions, asksBeyond)]]),
      ]),
    ),
    '## Read only',
    'A connection with access "Read only" refuses every action. It also refuses these reads, which need more permissions:',
    table(
      ['Account type', 'Step or list', 'What it says'],
      accounts.flatMap(({ label, refusedReads }) => refusedReads.map(([step, sentence]) => [label, step, sentence])),
    ),
  );
}

function scopesIn({ read, write, beyond }: Permissions, asksBeyond: boolean): string[] {
  return [read, write, ...(asksBeyond ? [beyond] : [])].map((scopes) => scopes.map(code).join(', '));
}

const PARTS: readonly (readonly [string, (backend: Backend) => boolean])[] = [
  ['Contacts: find, list, create, update, delete', () => true],
  ['New and changed contacts', () => true],
  ['Dates of contacts: untouched contacts', ({ changes }) => changes.recent !== undefined],
  ['Birthdays', ({ inputs }) => inputs.create.includes('birthday')],
  [__BUILD__.words.Tags, ({ tags }) => tags !== undefined],
  ['Tasks', ({ tasks }) => tasks !== undefined],
  ['Several task lists', ({ taskLists }) => taskLists !== undefined],
  ['Notes', ({ notes }) => notes !== undefined],
  ['Appointments', ({ appointments }) => appointments !== undefined],
  ['Businesses: contacts by company', ({ businesses }) => businesses !== undefined],
  ['Owners', ({ owners }) => owners !== undefined],
  ['Workflows', ({ workflows }) => workflows !== undefined],
  ['Custom fields', ({ customFields }) => customFields !== undefined],
  ['Photo: read', ({ photo }) => photo !== undefined],
  ['Photo: set', ({ photo }) => photo?.set !== undefined],
  ['Folders', ({ folders }) => folders !== undefined],
  ['People beyond the address book', ({ sources }) => sources !== undefined],
];
