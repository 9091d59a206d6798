import { createPublicKey, type KeyObject } from 'node:crypto';

/** What the environment says, checked. */
export interface Settings {
  /** The first one signs and encrypts; each is accepted. */
  readonly secrets: readonly string[];
  readonly host: string;
  readonly port: number;
  /** PostgreSQL; undefined for the embedded store. */
  readonly databaseUrl: string | undefined;
  /** The folder of the embedded store. */
  readonly dataFolder: string;
  /** `host` or `host:port`. */
  readonly hookHosts: readonly string[];
  readonly highlevelPublicKey: KeyObject;
  /** None if no webhook was made at Nylas. */
  readonly nylasSecrets: readonly string[];
  readonly retryHours: number;
}

/** A setting that is missing or wrong; the message says which one, and what to do. */
export class SettingsError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>;

const SECRET_LENGTH = 32;
const RETRY_HOURS_LIMIT = 168;

/** HighLevel's own, from https://marketplace.gohighlevel.com/docs/webhook/WebhookIntegrationGuide. */
const HIGHLEVEL_PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=
-----END PUBLIC KEY-----`;

/** Reads and checks every setting, so that a wrong one stops the start and not the first event. */
export function readSettings(environment: Environment): Settings {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    secrets: secretsIn(read('RELAY_SECRET')),
    host: read('HOST') ?? '127.0.0.1',
    port: portIn(read('PORT') ?? '8787'),
    databaseUrl: databaseUrlIn(read('DATABASE_URL')),
    dataFolder: read('RELAY_DATA') ?? './relay-data',
    hookHosts: hookHostsIn(read('RELAY_HOOK_HOSTS') ?? 'hooks.zapier.com'),
    highlevelPublicKey: publicKeyIn(read('HIGHLEVEL_WEBHOOK_PUBLIC_KEY') ?? HIGHLEVEL_PUBLIC_KEY),
    nylasSecrets: listIn(read('NYLAS_WEBHOOK_SECRET') ?? ''),
    retryHours: retryHoursIn(read('RELAY_RETRY_HOURS') ?? '24'),
  };
}

function secretsIn(value: string | undefined): readonly string[] {
  const secrets = listIn(value ?? '');
  if (secrets.length === 0) {
    throw new SettingsError(
      `RELAY_SECRET isn't set. Set it to a random text of at least ${SECRET_LENGTH} characters, the same one as in the integration.`,
    );
  }
  const short = secrets.find((secret) => secret.length < SECRET_LENGTH);
  if (short !== undefined) {
    throw new SettingsError(
      `RELAY_SECRET has a secret of ${short.length} characters. Use at least ${SECRET_LENGTH}, and separate several secrets by commas.`,
    );
  }
  return secrets;
}

function portIn(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new SettingsError(`PORT is "${value}". Use a number from 1 to 65535, or 0 for any free port.`);
  }
  return port;
}

function databaseUrlIn(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  // Without the value: it may hold a password.
  if (!/^postgres(?:ql)?:\/\//.test(value) || !URL.canParse(value)) {
    throw new SettingsError(
      "DATABASE_URL isn't an address of a PostgreSQL database. Write it like postgres://user:password@db.example.com:5432/relay.",
    );
  }
  return value;
}

function hookHostsIn(value: string): readonly string[] {
  const hosts = listIn(value).map((host) => host.toLowerCase());
  const wrong = hosts.find((host) => !/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/.test(host));
  if (wrong !== undefined || hosts.length === 0) {
    throw new SettingsError(
      `RELAY_HOOK_HOSTS has "${wrong ?? ''}". Write hosts without https:// and without a path, like hooks.zapier.com, separated by commas.`,
    );
  }
  return hosts;
}

/** Environments often hold the line breaks of a key as `\n`. */
function publicKeyIn(value: string): KeyObject {
  try {
    const key = createPublicKey(value.replaceAll('\\n', '\n'));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below.
  }
  throw new SettingsError("HIGHLEVEL_WEBHOOK_PUBLIC_KEY isn't an Ed25519 public key in PEM form (-----BEGIN PUBLIC KEY----- ...).");
}

function retryHoursIn(value: string): number {
  const hours = Number(value);
  if (!(hours > 0 && hours <= RETRY_HOURS_LIMIT)) {
    throw new SettingsError(`RELAY_RETRY_HOURS is "${value}". Use a number of hours above 0, at most ${RETRY_HOURS_LIMIT}.`);
  }
  return hours;
}

function listIn(value: string): readonly string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
