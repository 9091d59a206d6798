import { type AccountType, contactPath } from '../../sandbox/account.ts';
import type { Values } from '../../sandbox/zapier/definition.ts';
import type { Stage } from '../stage.ts';
import { refusal } from '../stage.ts';
import { count, rows } from './words.ts';

/** Many contacts in one step, page by page, and your own request to the API. */
export async function listing(stage: Stage, account: AccountType, id: string): Promise<void> {
  const hasTags = account.has.includes('tags');
  const input = { ...(hasTags ? { tag: 'customer' } : {}), limit: 3 };
  const allMatch = (contacts: readonly Values[]) => !hasTags || contacts.every(({ tags }) => String(tags).split(', ').includes('customer'));
  const [first] = await stage.step({
    title: `List ${hasTags ? 'the contacts with a tag' : 'all contacts'}, three at a time`,
    operation: 'find_contacts',
    input,
    run: () => stage.search('find_contacts', input),
    show: ([found]) => shown(found),
    expect: ([found]) => ({
      'three or fewer': rows(found?.contacts).length > 0 && rows(found?.contacts).length <= 3,
      'all match': allMatch(rows(found?.contacts)),
      'there is a next page': typeof found?.next_page === 'string',
    }),
  });
  const page = { page: first?.next_page };
  await stage.step({
    title: 'The next page keeps every condition',
    operation: 'find_contacts',
    input: { page: '(the next_page of the last step)' },
    run: () => stage.search('find_contacts', page),
    show: ([found]) => shown(found),
    expect: ([found]) => ({
      'contacts, and all match': rows(found?.contacts).length > 0 && allMatch(rows(found?.contacts)),
      'none of the first page': !rows(found?.contacts).some((contact) => rows(first?.contacts).some((other) => other.id === contact.id)),
    }),
  });
  const own = { method: 'GET', path: contactPath(account, id), ...(account.readQuery === undefined ? {} : { query: account.readQuery }) };
  await stage.step({
    title: "Send your own request to the account's API",
    operation: 'api_request',
    input: own,
    run: () => stage.create('api_request', own),
    show: ({ status, body }) => `status ${String(status)}, ${JSON.stringify(body).length} characters of JSON`,
    expect: ({ status }, requests) => ({ 'status 200': status === 200, 'one request': requests.count === 1 }),
  });
  const elsewhere = { method: 'GET', path: '//elsewhere.example.com/contacts' };
  await stage.step({
    title: 'Send it to another server: refused',
    operation: 'api_request',
    input: elsewhere,
    run: () => refusal(stage.create('api_request', elsewhere)),
    show: ({ sentence }) => sentence,
    expect: ({ error }, requests) => ({ 'it is an error': error === 'AppError', 'no request': requests.count === 0 }),
  });
}

function shown(found: Values | undefined): string {
  const names = rows(found?.contacts).map(({ full_name }) => String(full_name));
  return `${count(names.length, 'contact')}: ${names.join(', ')}${typeof found?.next_page === 'string' ? '; there are more' : ''}`;
}
