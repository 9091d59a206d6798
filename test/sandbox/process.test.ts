import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { accountTypes } from '../../sandbox/accounts.ts';
import { signInByScript } from '../../sandbox/sign_in.ts';
import { authorizeUrl, connectionLabel, test as connectionTest, getAccessToken, refreshAccessToken } from '../../src/authentication.ts';
import { stage } from '../support/authentication.ts';

const ROOT = path.resolve(__dirname, '../..');
const [major = '0'] = process.versions.node.split('.');
/** Node runs TypeScript from version 22 on. */
const NODE = Number(major) >= 22 ? process.execPath : path.join(ROOT, 'node_modules', '.bin', 'node');
const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1/';
/** RFC 7636, appendix B. */
const PKCE = { verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' };

let sandbox: ChildProcess;
let url: string;
let connections: Record<string, Record<string, string>>;
const before = { ...process.env };

beforeAll(async () => {
  sandbox = spawn(NODE, ['sandbox/main.ts', '--json', '--port', '0', '--size', '10'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  if (sandbox.stdout === null) throw new Error('the sandbox says nothing');
  const [line] = await once(createInterface(sandbox.stdout), 'line');
  const ready: { url: string; environment: Record<string, string>; connections: typeof connections } = JSON.parse(String(line));
  ({ url, connections } = ready);
  Object.assign(process.env, ready.environment);
});
afterAll(async () => {
  const ended = once(sandbox, 'exit');
  sandbox.kill('SIGTERM');
  await ended;
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
});

interface SignIn {
  readonly fields: Record<string, string>;
  readonly pkce?: boolean;
  readonly choices?: Record<string, string>;
}

/** A person's whole way: to the page, through it, and back with a code. */
async function code({ fields, pkce = false, choices = {} }: SignIn): Promise<Record<string, string>> {
  const address = new URL(await stage(authorizeUrl, { inputData: { ...fields, redirect_uri: REDIRECT, state: 'state-1' } }));
  if (pkce) address.search += `&code_challenge=${PKCE.challenge}&code_challenge_method=S256`;
  const back = await signInByScript(address.href, choices);
  expect(back.href).toContain(REDIRECT);
  expect(back.searchParams.get('state')).toBe('state-1');
  return { ...fields, redirect_uri: REDIRECT, code: back.searchParams.get('code') ?? '' };
}

const texts = (values: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value ?? '')]));

test('it runs on this machine alone', () => {
  expect(new URL(url).hostname).toBe('127.0.0.1');
});

describe("the Contacts API, with Microsoft's sign-in", () => {
  const fields = { account_type: 'contacts_api', tenant: 'contoso.example.com' };

  test('a connection is made with PKCE, tested, renewed and tested again', async () => {
    const { location_id = '' } = await ready('contacts_api');
    const inputData = await code({ fields: { ...fields, location_id }, pkce: true });
    const kept = texts(await stage(getAccessToken, { inputData: { ...inputData, code_verifier: PKCE.verifier } }));
    expect(kept).toMatchObject({ account_type: 'contacts_api', tenant: 'contoso.example.com', access: 'write', location_id });
    expect(kept.refresh_token).not.toBe('');
    const found = await stage(connectionTest, { authData: kept });
    const label = await stage(connectionLabel, { authData: kept, inputData: texts(found) });
    expect(label).toBe('Example Clinic Springfield (Contacts API, read and write)');
    const renewed = { ...kept, ...texts(await stage(refreshAccessToken, { authData: kept })) };
    expect(renewed.access_token).not.toBe(kept.access_token);
    expect(await stage(connectionTest, { authData: renewed })).toMatchObject({ account_type: 'contacts_api' });
  });

  test('a code with another verifier, without one, or a second time is refused', async () => {
    const inputData = await code({ fields, pkce: true });
    await expect(stage(getAccessToken, { inputData: { ...inputData, code_verifier: 'another'.repeat(8) } })).rejects.toThrow(
      /Contacts API/,
    );
    const second = await code({ fields, pkce: true });
    await expect(stage(getAccessToken, { inputData: second })).rejects.toThrow(/Contacts API/);
    const third = await code({ fields });
    await stage(getAccessToken, { inputData: third });
    await expect(stage(getAccessToken, { inputData: third })).rejects.toThrow(/took too long or was used twice/);
  });

  test('a read-only sign-in is granted to read', async () => {
    const kept = await stage(getAccessToken, { inputData: await code({ fields: { ...fields, access: 'read' } }) });
    expect(texts(kept).scope).toContain('contacts.readonly');
    expect(texts(kept).scope).not.toContain('contacts.write');
  });
});

describe('HighLevel', () => {
  const fields = { account_type: 'highlevel' };

  test('a connection is made, labeled by its location, and each refresh token works once', async () => {
    const kept = texts(await stage(getAccessToken, { inputData: await code({ fields }) }));
    expect(kept).toMatchObject({
      account_type: 'highlevel',
      location_id: expect.stringMatching(/\w/),
      company_id: expect.stringMatching(/\w/),
    });
    const found = await stage(connectionTest, { authData: kept });
    expect(await stage(connectionLabel, { authData: kept, inputData: texts(found) })).toMatch(
      /^Example Clinic .+ \(HighLevel, read and write\)$/,
    );
    const renewed = { ...kept, ...texts(await stage(refreshAccessToken, { authData: kept })) };
    expect(renewed.refresh_token).not.toBe(kept.refresh_token);
    await expect(stage(refreshAccessToken, { authData: kept })).rejects.toThrow(/HighLevel.*expired, was used already/);
    expect(texts(await stage(refreshAccessToken, { authData: renewed })).location_id).toBe(kept.location_id);
  });

  test('a whole agency is refused', async () => {
    const inputData = await code({ fields, choices: { choice: 'company' } });
    await expect(stage(getAccessToken, { inputData })).rejects.toThrow(/agency/);
  });
});

describe('a reset keeps every token valid', () => {
  const reset = async () => expect((await fetch(`${url}/_sandbox/reset`, { method: 'POST' })).status).toBe(204);

  test.each(Object.keys(accountTypes))('of the ready connection: %s', async (account_type) => {
    await reset();
    expect(await stage(connectionTest, { authData: connections[account_type] ?? {} })).toMatchObject({ account_type });
  });

  test.each(Object.entries(accountTypes))('of a connection that was signed in on the pages: %s', async (account_type, { signIn }) => {
    const ofAccount = signIn.fieldsOfAccount.map((name) => [name, connections[account_type]?.[name] ?? '']);
    const fields = { account_type, ...signIn.fields, ...Object.fromEntries(ofAccount) };
    const kept = { ...fields, ...texts(await stage(getAccessToken, { inputData: await code({ fields, choices: signIn.choices }) })) };
    await reset();
    expect(await stage(connectionTest, { authData: kept })).toMatchObject({ account_type });
    const renewed = { ...kept, ...texts(await stage(refreshAccessToken, { authData: kept })) };
    await reset();
    expect(await stage(connectionTest, { authData: renewed })).toMatchObject({ account_type });
  });

  test('in the middle of a sign-in, too', async () => {
    const fields = { account_type: 'nylas', nylas_region: 'us', nylas_provider: 'google' };
    const inputData = await code({ fields });
    await reset();
    expect(await stage(getAccessToken, { inputData })).toMatchObject({ account_type: 'nylas' });
  });
});

/** A ready connection of the sandbox, by its state. */
async function ready(service: string): Promise<Record<string, string>> {
  const state = await fetch(`${url}/_sandbox/state/${service}`).then((response) => response.text());
  const [, location_id = ''] = /"locationId":"([^"]+)"/.exec(state) ?? [];
  return { location_id };
}
