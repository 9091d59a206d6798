import { hasPort, requirePort } from '../../src/backends/backend.ts';
import { accountTypeFor, accountTypes, backendFor } from '../../src/backends/registry.ts';

test('every account type, in the order of the chooser', () => {
  expect(accountTypes.map(({ key }) => key)).toEqual(['contacts_api', 'highlevel', 'outlook', 'nylas']);
});

test.each(accountTypes.map(({ key }) => key))('%s is loaded by its key, and what is known without loading it is true', async (key) => {
  const backend = await backendFor({ account_type: ` ${key} ` });
  const { load: _load, ...entry } = accountTypeFor({ account_type: key });
  expect(backend).toMatchObject(entry);
  expect(backend.inputs.create).toEqual(expect.arrayContaining(['email', 'phone', 'first_name']));
});

const CONNECT = 'Connect the account again and choose one of: Contacts API, HighLevel, Outlook, Nylas.';

test.each(['', '  '])('without an account type there is one to choose: "%s"', (account_type) => {
  expect(() => accountTypeFor({ account_type })).toThrow(new Error(`Account Type is blank. ${CONNECT}`));
});

test.each(['gmail', '__proto__', 'OUTLOOK'])('an account type that is none: "%s"', (account_type) => {
  const sentence = `This integration can't connect an account of the type "${account_type}". ${CONNECT}`;
  expect(() => accountTypeFor({ account_type })).toThrow(new Error(sentence));
});

test('what an account type cannot do is a sentence before any request', async () => {
  const nylas = await backendFor({ account_type: 'nylas' });
  const outlook = await backendFor({ account_type: 'outlook' });
  expect(hasPort(nylas, 'tasks')).toBe(false);
  expect(() => requirePort(nylas, 'tasks')).toThrow(
    "Nylas has no tasks, so this step can't be used with this account. Choose an account that has them, or remove the step.",
  );
  expect(hasPort(outlook, 'tasks')).toBe(true);
  expect(requirePort(outlook, 'tasks')).toBe(outlook.tasks);
});

/** The table of capabilities in the README. */
test.each<[string, string[]]>([
  ['contacts_api', ['appointments', 'businesses', 'customFields', 'notes', 'owners', 'tags', 'tasks']],
  ['highlevel', ['appointments', 'businesses', 'customFields', 'notes', 'owners', 'tags', 'tasks']],
  ['outlook', ['businesses', 'customFields', 'folders', 'notes', 'photo', 'tags', 'taskLists', 'tasks']],
  ['nylas', ['notes', 'photo', 'sources', 'tags']],
])('%s has exactly these capabilities', async (account_type, ports) => {
  const {
    key: _key,
    label: _label,
    choice: _choice,
    signIn: _signIn,
    service: _service,
    inputs: _inputs,
    contacts,
    changes,
    phoneCountry,
    ...rest
  } = await backendFor({ account_type });
  expect(contacts.get).toEqual(expect.any(Function));
  expect(changes.all).toEqual(expect.any(Function));
  expect(changes.recent !== undefined).toBe(account_type !== 'nylas');
  expect(phoneCountry !== undefined).toBe(['contacts_api', 'highlevel'].includes(account_type));
  expect(Object.keys(rest).sort()).toEqual(ports);
});
