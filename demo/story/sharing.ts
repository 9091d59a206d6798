import type { AccountType } from '../../sandbox/account.ts';
import { signInForm } from '../../sandbox/account.ts';
import type { Values } from '../../sandbox/zapier/definition.ts';
import { signIn } from '../../sandbox/zapier/sign_in.ts';
import { refusal, type Stage } from '../stage.ts';
import { count, outcome, person } from './words.ts';

/** What the sandbox's user may change, and what only read. */
const SALES = 'sales@example.com';
const INFO = 'info@example.com';
const NEW = { first_name: 'Sol', last_name: 'Example', email: 'sol.example@example.org' };

/** Contacts of someone else: a connection of its own, which never touches the person's own contacts. */
export async function sharing(stage: Stage, account: AccountType): Promise<void> {
  if (stage.sandbox.account(stage.key).shared === undefined) return;
  const own = stage.authData;
  await connect(stage, account, SALES);
  const made = await stage.step({
    title: 'Save a contact in the shared mailbox',
    operation: 'create_or_update_contact',
    input: NEW,
    run: () => stage.create('create_or_update_contact', NEW),
    show: (contact) => `${person(contact)}; ${outcome(contact)}`,
    expect: (contact) => ({ 'it was created': contact.outcome === 'created', 'only there': isOnlyShared(stage) }),
  });
  const task = { contact_id: made.id, title: 'Call' };
  if ('add_task' in stage.app.creates)
    await stage.step({
      title: 'Add a task there: a shared mailbox has none',
      operation: 'add_task',
      input: task,
      missing: true,
      run: () => refusal(stage.create('add_task', task)),
      show: ({ sentence }) => sentence,
      expect: ({ error }, requests) => ({ 'it ends quietly': error === 'HaltedError', 'no request': requests.count === 0 }),
    });
  await connect(stage, account, INFO);
  const change = { ...NEW, last_name: 'Newname' };
  await stage.step({
    title: 'Write to a mailbox that may only be read: refused',
    operation: 'create_or_update_contact',
    input: change,
    run: () => refusal(stage.create('create_or_update_contact', change)),
    show: ({ sentence }) => sentence,
    expect: ({ error, sentence }) => ({
      'it is an error': error === 'AppError',
      'it names the mailbox': sentence.includes(INFO),
      'only there': isOnlyShared(stage),
    }),
  });
  stage.authData = own;
  await stage.step({
    title: "Look for the contact in the person's own mailbox",
    operation: 'find_contact',
    input: { email: NEW.email },
    run: () => stage.search('find_contact', { email: NEW.email }),
    show: (found) => count(found.length, 'contact'),
    expect: (found) => ({ 'it is not there': found.length === 0 }),
  });
}

async function connect(stage: Stage, account: AccountType, mailbox: string): Promise<void> {
  const { app } = stage;
  const { account_type = '', ...others } = signInForm(account, stage.authData);
  const fields = { ...(app.authentication.fields.some(({ key }) => key === 'account_type') ? { account_type } : {}), ...others, mailbox };
  const { authData } = await stage.step({
    title: `Sign in for the mailbox ${mailbox}`,
    operation: 'sign_in',
    input: fields,
    run: () => signIn(app, fields, account.signIn.choices),
    show: (signedIn) => `granted: ${String(signedIn.authData.scope)}`,
    expect: (signedIn) => ({ 'a permission for shared contacts': String(signedIn.authData.scope).includes('.Shared') }),
  });
  stage.authData = authData;
  const { connectionLabel, test } = app.authentication;
  await stage.step({
    title: 'Test and name that connection',
    operation: 'connection_test',
    run: async () => String(await stage.call(connectionLabel, (await stage.call(test)) as Values)),
    show: (label) => label,
    expect: (label) => ({ 'it is named by the mailbox': label.startsWith(`${mailbox} (`), 'only there': isOnlyShared(stage) }),
  });
}

/** Whether no request of this step was about the person's own contacts. */
function isOnlyShared({ sandbox }: Stage): boolean {
  return sandbox.requests.every(({ path, body }) => !/\/me\/contact/i.test(`${path} ${body}`));
}
