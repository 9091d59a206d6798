import { Problem } from '../contacts/errors.ts';

/**
 * An address from the environment, without a slash at the end. It's read in a run, because at load the environment
 * isn't there yet.
 */
export function address(name: string, production: string | undefined): string {
  const found = readSetting(name) ?? production;
  if (found !== undefined) return found.replace(/\/+$/, '');
  throw new Problem(
    'misconfigured',
    `This integration isn't set up: it has no address for its API. Its publisher must set ${name}. Reconnecting doesn't help.`,
  );
}

/** A setting; undefined if it's missing or blank. */
export function readSetting(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === '' ? undefined : value;
}

/** The app's own credentials at a vendor: `OUTLOOK_CLIENT_ID`, or else `CLIENT_ID`. */
export function readCredentials(prefix: string, label: string): { readonly id: string; readonly secret: string } {
  const id = readSetting(`${prefix}_CLIENT_ID`) ?? readSetting('CLIENT_ID');
  const secret = readSetting(`${prefix}_CLIENT_SECRET`) ?? readSetting('CLIENT_SECRET');
  if (id === undefined || secret === undefined)
    throw new Problem(
      'misconfigured',
      `This integration isn't set up for ${label}. Its publisher must set ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET (or CLIENT_ID and CLIENT_SECRET). Reconnecting doesn't help.`,
    );
  return { id, secret };
}

/** All secrets of a run except the access token. No message may show them, even if a vendor repeats them. */
export function secretsOf(authData: Readonly<Record<string, string | undefined>>): string[] {
  // Each value that is read costs a system call, so only the relevant ones are read.
  const ours = Object.keys(process.env).filter((name) => name.endsWith('_SECRET'));
  return [authData.access_token, authData.refresh_token, ...ours.map((name) => process.env[name]?.trim())].filter(
    (value) => value !== undefined,
  );
}
