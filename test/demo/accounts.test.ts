import { chooseAccounts } from '../../demo/accounts.ts';

const BUILT = ['contacts_api', 'highlevel', 'outlook', 'google', 'nylas'];

test('Outlook comes first when nothing is typed', () => {
  expect(chooseAccounts([], BUILT)).toEqual(['outlook', 'contacts_api', 'highlevel', 'google', 'nylas']);
  expect(chooseAccounts([], ['nylas'])).toEqual(['nylas']);
});

test('takes keys and names in any case, in the order typed, each once', () => {
  expect(chooseAccounts(['HighLevel', 'Contacts API', 'OUTLOOK', 'contacts-api'], BUILT)).toEqual(['highlevel', 'contacts_api', 'outlook']);
});

test('names what the build has when it has no such account type', () => {
  expect(() => chooseAccounts(['outlook', 'Salesforce'], BUILT)).toThrow(
    'This build has no account type "Salesforce". It has contacts_api, highlevel, outlook, google, nylas.',
  );
});
