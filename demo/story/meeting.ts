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

/** Somebody new: looked for, created, seen by the trigger, found in other ways, and tried to be created twice. */
export async function meeting(stage: Stage, account: AccountType, known: string, newcomers: Watch) {
  await stage.step({
    title: 'Look for somebody who is not there: no result, no error',
    operation: 'find_contact',
    input: { email: EMAIL },
    run: () => stage.search('find_contact', { email: EMAIL }),
    show: (found) => count(found.length, 'contact'),
    expect: (found) => ({ 'nobody is found': found.length === 0 }),
  });
  const { id } = await stage.step({
    title: 'Create a contact',
    operation: 'create_contact',
    input: NORA,
    run: () => stage.create('create_contact', NORA),
    show: (contact) => `${person(contact)}; ${outcome(contact)}`,
    expect: (contact, requests) => ({
      'it was created': contact.outcome === 'created',
      'with another id': typeof contact.id === 'string' && contact.id !== known,
      'with its city and its birthday': contact.city === NORA.city && contact.birthday === NORA.birthday,
      'one write': requests.writes === 1,
    }),
  });
  await stage.step({
    title: 'Poll for new contacts: exactly the created one',
    operation: newcomers.key,
    run: () => poll(stage, newcomers),
    show: newRows,
    expect: (news) => ({ 'exactly one row': news.length === 1, 'it is the created one': news[0]?.id === id }),
  });
  await stage.step({
    title: 'Find it by its phone, written in another way',
    operation: 'find_contact',
    input: { phone: '(202) 555-0142' },
    run: () => stage.search('find_contact', { phone: '(202) 555-0142' }),
    show: ([contact]) => `${person(contact)}, stored as ${String(contact?.phone)}`,
    expect: ([contact]) => ({ 'the same contact': contact?.id === id }),
  });
  await stage.step({
    title: 'Find it by its name, in small letters',
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
    title: `Create the same contact again: ${label} refuses, and the message names the one that is there`,
    operation: 'create_contact',
    input: NORA,
    run: () => refusal(stage.create('create_contact', NORA)),
    show: ({ error, sentence }) => `${error}: ${sentence}`,
    expect: ({ error, sentence }) => ({ 'it ends as halted': error === 'HaltedError', 'it names the existing id': sentence.includes(id) }),
  });
}

async function storedTwice(stage: Stage, { label }: AccountType, id: string, newcomers: Watch): Promise<void> {
  const second = await stage.step({
    title: `Create the same contact again: ${label} lets people store somebody twice`,
    operation: 'create_contact',
    input: NORA,
    run: () => stage.create('create_contact', NORA),
    show: (contact) => `${person(contact)}; ${outcome(contact)}, a second contact`,
    expect: (contact) => ({ 'a second contact': contact.outcome === 'created' && contact.id !== id }),
  });
  await stage.step({
    title: 'Updating by email now would be a guess, so it stops and names both',
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
  await nothingNew(stage, newcomers, 'Poll for new contacts: one that came and went is none');
}
