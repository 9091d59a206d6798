import type { AccountType } from '../../sandbox/account.ts';
import type { Stage } from '../stage.ts';
import { poll, type Watch } from './watching.ts';
import { newRows, outcome, person } from './words.ts';

const PIA = { first_name: 'Pia', last_name: 'Example', email: 'pia.parts@example.com' };

/** A contact outside the default folder: created there once, seen by the trigger, found, and changed in its folder. */
export async function folders(stage: Stage, account: AccountType, newcomers: Watch): Promise<void> {
  const { folder } = account;
  if (folder === undefined) return;
  const choices = await stage.poll('folder_list', {});
  const folderId = choices.find(({ name }) => name === folder)?.id;
  const input = { ...PIA, folder_id: folderId };
  const made = await stage.step({
    title: `Create or update a contact in the folder ${folder}`,
    operation: 'create_or_update_contact',
    input: { ...PIA, folder_id: `(the folder ${folder})` },
    run: () => stage.create('create_or_update_contact', input),
    show: (contact) => `${person(contact)}; ${outcome(contact)}`,
    expect: (contact) => ({ 'it was created': contact.outcome === 'created', 'in that folder': contact.folder_id === folderId }),
  });
  await stage.step({
    title: 'Run it again: nothing to do',
    operation: 'create_or_update_contact',
    input: { ...PIA, folder_id: `(the folder ${folder})` },
    run: () => stage.create('create_or_update_contact', input),
    show: outcome,
    expect: (contact, requests) => ({
      'the same contact, unchanged': contact.id === made.id && contact.outcome === 'unchanged',
      'nothing was written': requests.writes === 0,
    }),
  });
  await stage.step({
    title: 'Poll for new contacts: the one in the folder is new',
    operation: newcomers.key,
    run: () => poll(stage, newcomers),
    show: newRows,
    expect: (rows) => ({ 'exactly one row': rows.length === 1, 'it is that contact': rows[0]?.id === made.id }),
  });
  await stage.step({
    title: 'Find it without a folder',
    operation: 'find_contact',
    input: { email: PIA.email },
    run: () => stage.search('find_contact', { email: PIA.email }),
    show: ([contact]) => person(contact),
    expect: ([contact]) => ({ 'the contact in the folder': contact?.id === made.id }),
  });
  const change = { ...PIA, job_title: 'Buyer' };
  await stage.step({
    title: 'Update it without a folder: it changes and stays in its folder',
    operation: 'create_or_update_contact',
    input: change,
    run: () => stage.create('create_or_update_contact', change),
    show: outcome,
    expect: (contact) => ({
      'the same contact, updated': contact.id === made.id && contact.outcome === 'updated',
      'still in the folder': contact.folder_id === folderId,
    }),
  });
}
