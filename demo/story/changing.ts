import type { Stage } from '../stage.ts';
import { refusal } from '../stage.ts';
import { outcome, person } from './words.ts';

/** Updates send only what differs, or nothing if nothing differs. */
export async function changing(stage: Stage, { id, email }: { readonly id: string; readonly email: string }): Promise<void> {
  const change = { contact_id: id, city: 'Bristol', website: 'https://www.example.com/nora' };
  await stage.step({
    title: 'Update two fields',
    operation: 'update_contact',
    input: change,
    run: () => stage.create('update_contact', change),
    show: outcome,
    expect: (contact, requests) => ({
      'it was updated': contact.outcome === 'updated',
      'exactly these two changed': [...(contact.changed_fields as string[])].sort().join() === 'city,website',
      'the others are unchanged': contact.email === email && contact.company === 'Invented Industries',
      'one write': requests.writes === 1,
    }),
  });
  await stage.step({
    title: 'Run the same update again: nothing differs, so nothing is sent',
    operation: 'update_contact',
    input: change,
    run: () => stage.create('update_contact', change),
    show: outcome,
    expect: (contact, requests) => ({
      'it is unchanged': contact.outcome === 'unchanged',
      'nothing changed': (contact.changed_fields as string[]).length === 0,
      'one request, to read': requests.count === 1 && requests.writes === 0,
    }),
  });
  await stage.step({
    title: 'Update without any value: refused before any request',
    operation: 'update_contact',
    input: { contact_id: id },
    run: () => refusal(stage.create('update_contact', { contact_id: id })),
    show: ({ sentence }) => sentence,
    expect: ({ error }, requests) => ({ 'it is an error': error === 'AppError', 'no request': requests.count === 0 }),
  });
  const existing = { email: email.toUpperCase(), city: 'Lyon' };
  await stage.step({
    title: 'Create or update an existing contact: found by email, in any case',
    operation: 'create_or_update_contact',
    input: existing,
    run: () => stage.create('create_or_update_contact', existing),
    show: (contact) => `${person(contact)}; ${outcome(contact)}`,
    expect: (contact) => ({
      'the same contact': contact.id === id,
      'it was updated': contact.outcome === 'updated',
      'by email': contact.matched_by === 'email',
      'the city changed': (contact.changed_fields as string[]).includes('city'),
    }),
  });
  const unknown = { email: 'otto.example@example.com', full_name: 'Otto Example' };
  const { id: otto } = await stage.step({
    title: 'Create or update a new contact',
    operation: 'create_or_update_contact',
    input: unknown,
    run: () => stage.create('create_or_update_contact', unknown),
    show: (contact) => `${person(contact)}; ${outcome(contact)}`,
    expect: (contact) => ({ 'it was created': contact.outcome === 'created', 'nothing matched': contact.matched_by === null }),
  });
  await stage.step({
    title: 'Delete the new contact',
    operation: 'delete_contact',
    input: { contact_id: otto },
    run: () => stage.create('delete_contact', { contact_id: otto }),
    show: outcome,
    expect: ({ outcome }) => ({ 'it was deleted': outcome === 'deleted' }),
  });
}
