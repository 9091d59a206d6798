import { address, readCredentials, readSetting } from '../../src/backends/environment.ts';
import { withEnvironment } from '../support/authentication.ts';

withEnvironment({});

test('an address in the environment wins over the production one, without slashes at its end', () => {
  expect(address('GRAPH_URL', 'https://graph.example.com/v1.0')).toBe('https://graph.example.com/v1.0');
  process.env.GRAPH_URL = ' https://other.example.com/v1.0// ';
  expect(address('GRAPH_URL', 'https://graph.example.com/v1.0')).toBe('https://other.example.com/v1.0');
});

test('an address that only the publisher knows has to be set', () => {
  expect(() => address('CONTACTS_API_URL', undefined)).toThrow(
    "This integration isn't set up: it has no address for its API. Its publisher must set CONTACTS_API_URL. Reconnecting doesn't help.",
  );
  process.env.CONTACTS_API_URL = 'https://api.example.com/';
  expect(address('CONTACTS_API_URL', undefined)).toBe('https://api.example.com');
});

test.each(['', '   '])('a blank setting is none: "%s"', (value) => {
  process.env.GRAPH_URL = value;
  expect(readSetting('GRAPH_URL')).toBeUndefined();
  expect(address('GRAPH_URL', 'https://graph.example.com')).toBe('https://graph.example.com');
});

test('the names of the platform serve every account type, and each can have its own', () => {
  Object.assign(process.env, { CLIENT_ID: 'all-id', CLIENT_SECRET: 'all-secret', OUTLOOK_CLIENT_ID: 'own-id' });
  expect(readCredentials('OUTLOOK', 'Outlook')).toEqual({ id: 'own-id', secret: 'all-secret' });
  expect(readCredentials('NYLAS', 'Nylas')).toEqual({ id: 'all-id', secret: 'all-secret' });
});

test.each(['CLIENT_ID', 'CLIENT_SECRET'])('without %s a sentence names what is to be set', (name) => {
  Object.assign(process.env, { CLIENT_ID: 'the-id', CLIENT_SECRET: 'the-secret' });
  delete process.env[name];
  expect(() => readCredentials('OUTLOOK', 'Outlook')).toThrow(/Outlook.*OUTLOOK_CLIENT_ID.*OUTLOOK_CLIENT_SECRET/);
  expect(() => readCredentials('OUTLOOK', 'Outlook')).not.toThrow(/the-id|the-secret/);
});
