import type { Stage } from '../stage.ts';
import { outcome, person, rows } from './words.ts';

/** The same person twice: found, looked at before anything is saved, and merged. */
export async function merging(stage: Stage, { id, email }: { readonly id: string; readonly email: string }): Promise<void> {
  const twin = { full_name: 'Nora Example', phone: '+15550108801', city: 'Lyon', birthday: '1991-05-17' };
  const { id: other } = await stage.step({
    title: 'Create a second contact for the same person',
    operation: 'create_contact',
    input: twin,
    run: () => stage.create('create_contact', twin),
    show: (contact) => `${person(contact)}; ${outcome(contact)}`,
    expect: (contact) => ({ 'it was created': contact.outcome === 'created', 'another contact': contact.id !== id }),
  });
  const input = { keep_contact_id: id, merge_contact_id: other };
  await stage.step({
    title: 'Find the duplicates of the second one',
    operation: 'find_duplicates',
    input: { contact_id: other },
    run: () => stage.search('find_duplicates', { contact_id: other }),
    show: ([found]) =>
      rows(found?.duplicates)
        .map(({ full_name, reasons }) => `${String(full_name)}: ${String(reasons)}`)
        .join('; '),
    expect: ([found], requests) => ({
      'as line items, with reasons': rows(found?.duplicates).every(({ reasons }) => String(reasons) !== ''),
      'nothing was written': requests.writes === 0,
    }),
  });
  await stage.step({
    title: 'Preview the merge: what would change, and nothing is saved',
    operation: 'merge_contacts',
    input: { ...input, preview: 'yes' },
    run: () => stage.create('merge_contacts', { ...input, preview: 'yes' }),
    show: outcome,
    expect: (contact, requests) => ({ 'it would be merged': contact.outcome === 'merged', 'nothing was written': requests.writes === 0 }),
  });
  await stage.step({
    title: 'Merge them',
    operation: 'merge_contacts',
    input,
    run: () => stage.create('merge_contacts', input),
    show: outcome,
    expect: (contact) => ({
      'the kept contact': contact.id === id && contact.email === email,
      'the other one is named': contact.merged_contact_id === other,
    }),
  });
  await stage.step({
    title: 'Run it again: nothing to do',
    operation: 'merge_contacts',
    input,
    run: () => stage.create('merge_contacts', input),
    show: outcome,
    expect: (contact, requests) => ({ 'it is unchanged': contact.outcome === 'unchanged', 'nothing was written': requests.writes === 0 }),
  });
}
