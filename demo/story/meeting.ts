import type { AccountType } from '../../sandbox/account.ts';
import { type Refused, refusal, type Stage } from '../stage.ts';
import { nothingNew, poll, type Watch } from './watching.ts';
import { count, newRows, outcome, person } from './words.ts';

const EMAIL = 'nora.example@example.com';
const NORA = {
  first_name: 'Nora',
  last_name: 'Example',
  email: EMAIL,
  phone: '+1 202 555 0142',
  company: 'Invented Industries',
  street: '12 Example Street',
  city: 'Springfield',
  birthday: '1990-12-31',
};

/** A new contact: searched for, created, seen by the trigger, found in other ways, and created a second time. */
export async function meeting(stage: Stage, account: AccountType, existing: string, newcomers: Watch) {
  await stage.step({
    title: "Search for someone who doesn't exist: no result, no error",
    operation: 'find_contact',
    input: { email: EMAIL },
    run: () => stage.search('find_contact', { email: EMAIL }),
    show: (found) => count(found.length, 'contact'),
    expect: (found) => ({ 'no one is found': found.length === 0 }),
  });
  const { id } = await stage.step({
    title: 'Create a contact',
    operation: 'create_contact',
    input: NORA,
    run: () => stage.create('create_contact', NORA),
    show: (contact) => `${person(contact)}; ${outcome(contact)}`,
    expect: (contact, requests) => ({
      'it was created': contact.outcome === 'created',
      'with another ID': typeof contact.id === 'string' && contact.id !== existing,
      'with its city and its birthday': contact.city === NORA.city && contact.birthday === NORA.birthday,
      'one write': requests.writes === 1,
    }),
  });
  await stage.step({
    title: 'Poll for new contacts: exactly the new contact',
    operation: newcomers.key,
    run: () => poll(stage, newcomers),
    show: newRows,
    expect: (rows) => ({ 'exactly one row': rows.length === 1, 'it is the created one': rows[0]?.id === id }),
  });
  await stage.step({
    title: 'Find it by its phone, in another format',
    operation: 'find_contact',
    input: { phone: '(202) 555-0142' },
    run: () => stage.search('find_contact', { phone: '(202) 555-0142' }),
    show: ([contact]) => `${person(contact)}, stored as ${String(contact?.phone)}`,
    expect: ([contact]) => ({ 'the same contact': contact?.id === id }),
  });
  await stage.step({
    title: 'Find it by its name, in lower case',
    operation: 'find_contact',
    input: { name: 'nora example' },
    run: () => stage.search('find_contact', { name: 'nora example' }),
    show: ([contact]) => person(contact),
    expect: ([contact]) => ({ 'the same contact': contact?.id === id }),
  });
  if (account.refusesDuplicates) await refusedTwice(stage, account, String(id));
  else await storedTwice(stage, account, String(id), newcomers);
  return { id: String(id), email: EMAIL };
}

async function refusedTwice(stage: Stage, { label }: AccountType, id: string): Promise<void> {
  await stage.step<Refused>({
    title: `Create the same contact again: ${label} refuses, and the message names the existing one`,
    operation: 'create_contact',
    input: NORA,
    run: () => refusal(stage.create('create_contact', NORA)),
    show: ({ error, sentence }) => `${error}: ${sentence}`,
    expect: ({ error, sentence }) => ({ 'it ends as halted': error === 'HaltedError', 'it names the existing ID': sentence.includes(id) }),
  });
}

async function storedTwice(stage: Stage, { label }: AccountType, id: string, newcomers: Watch): Promise<void> {
  const second = await stage.step({
    title: `Create the same contact again: ${label} allows duplicates`,
    operation: 'create_contact',
    input: NORA,
    run: () => stage.create('create_contact', NORA),
    show: (contact) => `${person(contact)}; ${outcome(contact)}, a second contact`,
    expect: (contact) => ({ 'a second contact': contact.outcome === 'created' && contact.id !== id }),
  });
  await stage.step({
    title: 'Create or update by email: it would be a guess, so it stops and names both',
    operation: 'create_or_update_contact',
    input: { email: EMAIL, city: 'Lyon' },
    run: () => refusal(stage.create('create_or_update_contact', { email: EMAIL, city: 'Lyon' })),
    show: ({ error, sentence }) => `${error}: ${sentence}`,
    expect: ({ sentence }, requests) => ({
      'it names both': sentence.includes(id) && sentence.includes(String(second.id)),
      'nothing was written': requests.writes === 0,
    }),
  });
  await stage.step({
    title: 'Delete the second one',
    operation: 'delete_contact',
    input: { contact_id: second.id },
    run: () => stage.create('delete_contact', { contact_id: second.id }),
    show: outcome,
    expect: ({ outcome }) => ({ 'it was deleted': outcome === 'deleted' }),
  });
  await nothingNew(stage, newcomers, 'Poll for new contacts: a deleted one is not new');
}
