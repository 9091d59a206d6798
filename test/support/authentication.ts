import nock from 'nock';
import { type Bundle, createAppTester, type ZObject } from 'zapier-platform-core';
import { KEYS } from '../../scripts/backends.ts';
import { guardNetwork } from '../http/support.ts';

export const LOGIN = 'https://login.microsoftonline.com';
export const API = 'https://services.leadconnectorhq.com';
export const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1/';
/** No message may contain these. */
export const SECRETS = ['secret-of-the-app', 'code-of-ada', 'verifier-of-ada', 'refresh-of-ada', 'access-of-ada'];
const [, CODE = '', VERIFIER = '', REFRESH = '', ACCESS = ''] = SECRETS;

export { ACCESS, CODE, REFRESH, VERIFIER };

const OURS = new RegExp(`^(?:(?:${KEYS.map((key) => key.toUpperCase()).join('|')})_|CLIENT_|MICROSOFT_LOGIN_URL|GRAPH_URL)`);

/** Each test has only this environment of the app, and no request reaches a server. */
export function withEnvironment(
  values: Readonly<Record<string, string>> = { CLIENT_ID: 'id-of-the-app', CLIENT_SECRET: 'secret-of-the-app' },
): void {
  let before: NodeJS.ProcessEnv = {};
  guardNetwork();
  beforeEach(() => {
    before = { ...process.env };
    for (const name of Object.keys(process.env)) if (OURS.test(name)) delete process.env[name];
    Object.assign(process.env, values);
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (OURS.test(name)) delete process.env[name];
    Object.assign(process.env, before);
  });
}

type Texts = Record<string, string>;

/** One stage of a sign-in, as the platform runs it. */
export function stage<T>(perform: (z: ZObject, bundle: Bundle) => Promise<T>, bundle: { inputData?: Texts; authData?: Texts }): Promise<T> {
  const tester = createAppTester({ version: '1.0.0', platformVersion: '19.1.0' });
  return tester(perform, { inputData: {}, authData: {}, ...bundle });
}

/** What the platform gives the token step besides the sign-in fields. */
export const CALLBACK: Texts = { code: CODE, redirect_uri: REDIRECT, state: 'state-1' };

/** Answers the next call of a token endpoint; `asked` gets the parts of its form. */
export function tokenResponse(host: string, path: string, status: number, body: unknown): Texts[] {
  const asked: Texts[] = [];
  nock(host, { reqheaders: { 'content-type': 'application/x-www-form-urlencoded' }, badheaders: ['authorization'] })
    .post(path)
    .reply(status, (_uri, sent) => {
      asked.push(
        Object.fromEntries(new URLSearchParams(typeof sent === 'string' ? sent : new URLSearchParams(Object.entries(sent)).toString())),
      );
      return typeof body === 'string' ? body : JSON.stringify(body);
    });
  return asked;
}
