import { ACCOUNT_TYPES } from '../../src/backends/account_types.ts';
import { hasPort, requirePort } from '../../src/backends/backend.ts';
import { accountTypeFor, accountTypes, backendFor } from '../../src/backends/registry.ts';

test('every account type, in the order of the chooser; keys never change', () => {
  const keys = accountTypes.map(({ key }) => key);
  expect(keys).toEqual(ACCOUNT_TYPES.map(({ key }) => key));
  const published = ['contacts_api', 'highlevel', 'outlook', 'google', 'nylas'];
  expect(keys.filter((key) => published.includes(key))).toEqual(published);
});

test.each(accountTypes.map(({ key }) => key))('%s is loaded by its key, and what is known without loading it is true', async (key) => {
  const backend = await backendFor({ account_type: ` ${key} ` });
  const { load: _load, ...declared } = accountTypeFor({ account_type: key });
  expect(backend).toMatchObject(declared);
  expect(backend.inputs.create).toEqual(expect.arrayContaining(['email', 'phone', 'first_name']));
  expect(backend.contacts.get).toEqual(expect.any(Function));
  expect(backend.changes.all).toEqual(expect.any(Function));
});

const LABELS = ACCOUNT_TYPES.map(({ label }) => label).join(', ');
const CONNECT = `Connect the account again and choose one of: ${LABELS}.`;

test.each(['', '  '])('without an account type there is one to choose: "%s"', (account_type) => {
  expect(() => accountTypeFor({ account_type })).toThrow(new Error(`Account Type is blank. ${CONNECT}`));
});

test.each(['gmail', '__proto__', 'OUTLOOK'])('an account type that is none: "%s"', (account_type) => {
  const sentence = `This integration can't connect an account of the type "${account_type}". ${CONNECT}`;
  expect(() => accountTypeFor({ account_type })).toThrow(new Error(sentence));
});

test("what an account type can't do is a message before any request", async () => {
  const nylas = await backendFor({ account_type: 'nylas' });
  const outlook = await backendFor({ account_type: 'outlook' });
  expect(hasPort(nylas, 'tasks')).toBe(false);
  expect(() => requirePort(nylas, 'tasks')).toThrow(
    "Nylas has no tasks, so this step can't be used with this account. Choose an account that has them, or remove the step.",
  );
  expect(hasPort(outlook, 'tasks')).toBe(true);
  expect(requirePort(outlook, 'tasks')).toBe(outlook.tasks);
});
