import { Problem } from '../../contacts/errors.ts';
import type { ContactQuery } from '../../contacts/query.ts';
import { inWords } from '../../contacts/text.ts';
import { outlookType } from '../account_types.ts';
import type { Connection, SourcesPort } from '../backend.ts';
import { isTicked } from '../sign_in.ts';
import { sharedMailbox } from './client_paths.ts';
import { hasScope, readsWholeProfiles, SOURCE_SCOPES } from './sign_in_scopes.ts';
import { SOURCE_NAMES, type Source } from './sources_ids.ts';

/** https://learn.microsoft.com/graph/api/user-list-people and https://learn.microsoft.com/graph/api/user-list */
export const sources: SourcesPort = {
  choices: [
    { id: 'address_book', name: 'Address book' },
    { id: 'inbox', name: 'Inbox: people you work with' },
    { id: 'domain', name: 'Domain: people of the organization' },
  ],
  fields: (connection, requested) => {
    const source = sourceOf(connection, requested);
    if (source === 'inbox') return [...IN_BOTH, ...IN_INBOX];
    return readsWholeProfiles(connection.authData) ? [...IN_BOTH, ...IN_DIRECTORY] : NAMES;
  },
};

/** What User.ReadBasic.All shows. */
const NAMES = ['id', 'account_type', 'source', 'full_name', 'first_name', 'last_name', 'email', 'emails'] as const;

const IN_BOTH = [
  ...NAMES,
  'phone',
  'phones',
  'mobile_phone',
  'work_phone',
  'home_phone',
  'company',
  'department',
  'job_title',
  'office_location',
] as const;

const IN_INBOX = ['other_emails', 'birthday', 'birthday_month_day', 'website', 'websites', 'im_addresses', 'notes'] as const;

const IN_DIRECTORY = ['addresses', 'street', 'city', 'region', 'postal_code', 'country', 'country_code'] as const;

/** The chosen source; null for the address book. Refused before any request if the connection can't read it. */
export function sourceOf(connection: Pick<Connection, 'authData'>, requested: string | undefined): Source | null {
  if (requested === undefined || requested === 'address_book') return null;
  if (requested !== 'inbox' && requested !== 'domain')
    throw new Problem('invalid_input', 'Source must be Address Book, Inbox or Domain. Choose one from the list.');
  requireReadable(connection, requested);
  return requested;
}

/** Refuses a source that the connection can't read, before any request. */
export function requireReadable({ authData }: Pick<Connection, 'authData'>, source: Source): void {
  const mailbox = sharedMailbox(authData);
  if (mailbox !== undefined)
    throw new Problem(
      'missing_capability',
      `This ${outlookType.label} connection is only for the mailbox ${mailbox}, so it can't read ${SOURCE_NAMES[source]}. Leave Source blank, or use a connection without a mailbox.`,
    );
  const scope = SOURCE_SCOPES[source];
  if (hasScope(authData, scope)) return;
  const unreadable = `This ${outlookType.label} connection can't read ${SOURCE_NAMES[source]}`;
  throw new Problem(
    'forbidden',
    isTicked(authData.people_sources)
      ? `${unreadable}, because Microsoft didn't allow it.${NOT_ALLOWED[source]}`
      : `${unreadable}. Reconnect the account and choose Yes for People Beyond the Address Book (${scope}).`,
  );
}

const NOT_ALLOWED: Readonly<Record<Source, string>> = {
  inbox: ` Ask your administrator to allow it (${SOURCE_SCOPES.inbox}), and reconnect the account.`,
  domain: ` A personal account has no directory. In an organization, ask your administrator to allow it (${SOURCE_SCOPES.domain}), and reconnect the account.`,
};

/** Refuses conditions about what no one outside the address book has, or what the connection can't read of them. */
export function refuseConditions({ authData }: Connection, source: Source, query: ContactQuery): void {
  const labels = LACKING.filter(({ key }) => query[key] !== undefined).map(({ label }) => label);
  if (labels.length > 0)
    throw new Problem(
      'missing_capability',
      `People outside the address book have no folders, ${__BUILD__.words.tags}, custom fields or dates. Leave ${inWords(labels)} blank, or leave Source blank.`,
    );
  if (source === 'inbox' || readsWholeProfiles(authData)) return;
  const hidden = HIDDEN.filter(({ key }) => query[key] !== undefined).map(({ label }) => label);
  if (hidden.length > 0)
    throw new Problem(
      'forbidden',
      `This ${outlookType.label} connection only reads names and email addresses in ${SOURCE_NAMES.domain}. Leave ${inWords(hidden)} blank, or ask your administrator to allow more (User.Read.All), and reconnect the account.`,
    );
}

const LACKING = [
  { key: 'folder_id', label: 'Folder' },
  { key: 'tag', label: __BUILD__.words.Tag },
  { key: 'custom_field', label: 'Custom Field' },
  { key: 'updated_after', label: 'Updated After' },
] as const;

const HIDDEN = [
  { key: 'phone', label: 'Phone' },
  { key: 'business_id', label: 'Business' },
] as const;
