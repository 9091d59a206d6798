import type { AccountType } from '../../sandbox/account.ts';
import type { Stage } from '../stage.ts';
import { outcome } from './words.ts';

/** Puts a contact into a business and takes it out again, if the account keeps the business of a contact. */
export async function businesses(stage: Stage, account: AccountType, contact_id: string): Promise<void> {
  if (!account.has.includes('setBusiness')) return;
  const { book } = stage.sandbox.account(stage.key);
  const [business_id = ''] = book.choices('business_list') ?? [];
  const business = () => book.details?.(contact_id)?.business?.id;
  const put = { contact_id, business_id };
  await stage.step({
    title: 'Put the contact into a business: a call of its own, after a look at the business',
    operation: 'update_contact',
    input: put,
    run: () => stage.create('update_contact', put),
    show: outcome,
    expect: (contact, requests) => ({
      'only the business changed': (contact.changed_fields as string[]).join() === 'business_id',
      'it is there': business() === business_id,
      'one write': requests.count === 3 && requests.writes === 1,
    }),
  });
  const clear = { contact_id, clear_fields: ['business_id'] };
  await stage.step({
    title: 'Clear its business',
    operation: 'update_contact',
    input: clear,
    run: () => stage.create('update_contact', clear),
    show: outcome,
    expect: ({ business_id: after }) => ({ 'it is in no business': after === null && business() === undefined }),
  });
}
