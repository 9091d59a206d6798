import { createHash, randomBytes } from 'node:crypto';
import type { AuthData } from '../account.ts';
import { signInByScript } from '../sign_in.ts';
import type { Definition } from './definition.ts';
import { platformFor } from './platform.ts';

/** The auth data after a sign-in, and what happened on the way. */
export interface SignedIn {
  readonly authData: AuthData;
  /** The page's address, without parameters. */
  readonly page: string;
}

const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1CLIAPI/';

/** Signs in as Zapier does: opens the app's page, presses its buttons like a person, and exchanges the code. */
export async function signIn(app: Definition, fields: AuthData, pages: Readonly<Record<string, string>>): Promise<SignedIn> {
  const { oauth2Config } = app.authentication;
  const state = randomBytes(16).toString('hex');
  const verifier = oauth2Config.enablePkce === true ? randomBytes(32).toString('base64url') : undefined;
  const address = await signInAddress(app, fields, state);
  if (verifier !== undefined) {
    address.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
    address.searchParams.set('code_challenge_method', 'S256');
  }
  const returned = await signInByScript(address.href, pages);
  if (returned.searchParams.get('state') !== state) throw new Error('The sign-in returned a different state.');
  const code = returned.searchParams.get('code');
  if (code === null) throw new Error(`The sign-in returned no code: ${returned.searchParams.get('error') ?? 'no reason given'}`);
  const inputData = { ...fields, code, redirect_uri: REDIRECT, ...(verifier === undefined ? {} : { code_verifier: verifier }) };
  const tokens = await platformFor(app, fields).call(oauth2Config.getAccessToken, inputData);
  return { authData: { ...fields, ...textsOf(tokens) }, page: `${address.origin}${address.pathname}` };
}

/** The sign-in page for these sign-in fields. */
export async function signInAddress(app: Definition, fields: AuthData, state: string): Promise<URL> {
  const { authorizeUrl } = app.authentication.oauth2Config;
  return new URL(String(await platformFor(app, fields).call(authorizeUrl, { ...fields, redirect_uri: REDIRECT, state })));
}

/** Zapier stores only texts. */
function textsOf(values: unknown): AuthData {
  return Object.fromEntries(Object.entries(Object(values)).map(([key, value]) => [key, String(value)]));
}
