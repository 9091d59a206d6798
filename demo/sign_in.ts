import { createHash, randomBytes } from 'node:crypto';
import type { Sandbox } from '../sandbox/server.ts';
import { signInByScript } from '../sandbox/sign_in.ts';
import type { Platform, Values } from './platform.ts';

/** What a sign-in leaves with the connection, and what was seen on the way. */
export interface SignedIn {
  readonly authData: Values;
  /** The page's address, without what is asked for. */
  readonly page: string;
}

const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1CLIAPI/';

/** Signs in as Zapier does: opens the app's page, a person presses its buttons, the code comes back and is exchanged. */
export async function signIn(platform: Platform, fields: Values, pages: Readonly<Record<string, string>>): Promise<SignedIn> {
  const { oauth2Config } = platform.app.authentication;
  const state = randomBytes(16).toString('hex');
  const verifier = oauth2Config.enablePkce ? randomBytes(32).toString('base64url') : undefined;
  const address = new URL(
    await asked(platform, oauth2Config.authorizeUrl, { inputData: { ...fields, redirect_uri: REDIRECT, state }, authData: fields }),
  );
  if (verifier !== undefined) {
    address.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
    address.searchParams.set('code_challenge_method', 'S256');
  }
  const returned = await signInByScript(address.href, pages);
  if (returned.searchParams.get('state') !== state) throw new Error('The sign-in came back with another state than it was sent with.');
  const code = returned.searchParams.get('code');
  if (code === null) throw new Error(`The sign-in came back without a code: ${returned.searchParams.get('error') ?? 'no reason given'}`);
  const inputData = { ...fields, code, redirect_uri: REDIRECT, ...(verifier === undefined ? {} : { code_verifier: verifier }) };
  const tokens = await platform.call(oauth2Config.getAccessToken, { inputData, authData: fields });
  return { authData: { ...fields, ...(tokens as Values) }, page: `${address.origin}${address.pathname}` };
}

/** The account types of the build by their keys: the choices of the sign-in form, or the only one, told by whose client it signs in. */
export async function accountTypes(platform: Platform, sandbox: Sandbox): Promise<readonly string[]> {
  const { fields, oauth2Config } = platform.app.authentication;
  const choices = fields.find(({ key }) => key === 'account_type')?.choices;
  if (choices !== undefined) return Object.keys(choices);
  const address = new URL(await asked(platform, oauth2Config.authorizeUrl, { inputData: { redirect_uri: REDIRECT, state: 'none' } }));
  const client = address.searchParams.get('client_id');
  return Object.entries(sandbox.environment).flatMap(([name, value]) =>
    name.endsWith('_CLIENT_ID') && value === client ? [name.replace('_CLIENT_ID', '').toLowerCase()] : [],
  );
}

async function asked(
  platform: Platform,
  perform: Parameters<Platform['call']>[0],
  bundle: Parameters<Platform['call']>[1],
): Promise<string> {
  return String(await platform.call(perform, bundle));
}
