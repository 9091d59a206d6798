import { generateKeyPairSync } from 'node:crypto';
import { readSettings, SettingsError } from '../../relay/settings.ts';

const SECRET = 'a'.repeat(32);
const read = (environment: Readonly<Record<string, string>> = {}) => readSettings({ RELAY_SECRET: SECRET, ...environment });

it('has a default for everything but the secret', () => {
  expect(read()).toMatchObject({
    secrets: [SECRET],
    host: '127.0.0.1',
    port: 8787,
    databaseUrl: undefined,
    dataFolder: './relay-data',
    hookHosts: ['hooks.zapier.com'],
    nylasSecrets: [],
    retryHours: 24,
  });
  expect(read().highlevelPublicKey.asymmetricKeyType).toBe('ed25519');
});

it('takes lists, blanks and a key with its line breaks written out', () => {
  const key = String(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
  const settings = read({
    RELAY_SECRET: ` ${SECRET}, ${'b'.repeat(40)} ,`,
    HOST: ' ',
    PORT: '0',
    RELAY_HOOK_HOSTS: 'Hooks.Zapier.com, 127.0.0.1:4545,[::1]:80',
    HIGHLEVEL_WEBHOOK_PUBLIC_KEY: key.replaceAll('\n', '\\n'),
    NYLAS_WEBHOOK_SECRET: 'us,eu',
    RELAY_RETRY_HOURS: '0.5',
    DATABASE_URL: 'postgresql://relay:secret@db.example.com/relay?sslmode=require',
  });
  expect(settings).toMatchObject({
    secrets: [SECRET, 'b'.repeat(40)],
    host: '127.0.0.1',
    port: 0,
    hookHosts: ['hooks.zapier.com', '127.0.0.1:4545', '[::1]:80'],
    nylasSecrets: ['us', 'eu'],
    retryHours: 0.5,
    databaseUrl: 'postgresql://relay:secret@db.example.com/relay?sslmode=require',
  });
  expect(settings.highlevelPublicKey.export({ type: 'spki', format: 'pem' })).toBe(key);
});

it.each([
  [{ RELAY_SECRET: '' }, "RELAY_SECRET isn't set. Set it to a random text of at least 32 characters, the same one as in the integration."],
  [
    { RELAY_SECRET: `${SECRET},short` },
    'RELAY_SECRET has a secret of 5 characters. Use at least 32, and separate several secrets by commas.',
  ],
  [{ PORT: '80a' }, 'PORT is "80a". Use a number from 1 to 65535, or 0 for any free port.'],
  [{ PORT: '65536' }, 'PORT is "65536". Use a number from 1 to 65535, or 0 for any free port.'],
  [
    { DATABASE_URL: 'mysql://u:topsecret@db/x' },
    "DATABASE_URL isn't an address of a PostgreSQL database. Write it like postgres://user:password@db.example.com:5432/relay.",
  ],
  [
    { RELAY_HOOK_HOSTS: 'https://hooks.zapier.com' },
    'RELAY_HOOK_HOSTS has "https://hooks.zapier.com". Write hosts without https:// and without a path, like hooks.zapier.com, separated by commas.',
  ],
  [
    { RELAY_HOOK_HOSTS: ',' },
    'RELAY_HOOK_HOSTS has "". Write hosts without https:// and without a path, like hooks.zapier.com, separated by commas.',
  ],
  [
    { HIGHLEVEL_WEBHOOK_PUBLIC_KEY: 'not a key' },
    "HIGHLEVEL_WEBHOOK_PUBLIC_KEY isn't an Ed25519 public key in PEM form (-----BEGIN PUBLIC KEY----- ...).",
  ],
  [
    { HIGHLEVEL_WEBHOOK_PUBLIC_KEY: String(generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'pem' })) },
    "HIGHLEVEL_WEBHOOK_PUBLIC_KEY isn't an Ed25519 public key in PEM form (-----BEGIN PUBLIC KEY----- ...).",
  ],
  [{ RELAY_RETRY_HOURS: '0' }, 'RELAY_RETRY_HOURS is "0". Use a number of hours above 0, at most 168.'],
  [{ RELAY_RETRY_HOURS: 'a day' }, 'RELAY_RETRY_HOURS is "a day". Use a number of hours above 0, at most 168.'],
])('refuses %p', (environment, sentence) => {
  expect(() => read(environment)).toThrow(new SettingsError(sentence));
});
