import nock from 'nock';
import * as zod from 'zod/mini';
import { requestToken, type TokenRefusal } from '../../src/backends/token_request.ts';
import { Problem } from '../../src/contacts/errors.ts';
import { withEnvironment } from '../support/authentication.ts';

withEnvironment();

const HOST = 'https://login.example.com';
const TOKEN_RESPONSE = zod.object({ access_token: zod.string(), more: zod.optional(zod.object({ id: zod.string() })) });

function call(json: boolean, refusals: TokenRefusal[] = []) {
  return requestToken({
    label: 'Example',
    url: `${HOST}/token`,
    parameters: { code: 'a b&c', nothing: undefined },
    json,
    schema: TOKEN_RESPONSE,
    refused: (refusal) => {
      refusals.push(refusal);
      return new Problem('expired', 'refused');
    },
  });
}

test.each([
  [false, 'application/x-www-form-urlencoded', 'code=a+b%26c'],
  [true, 'application/json', '{"code":"a b&c"}'],
])('sends its parameters and no bearer (as JSON: %s)', async (json, type, body) => {
  const asked: unknown[] = [];
  nock(HOST, { reqheaders: { 'content-type': type, accept: 'application/json' }, badheaders: ['authorization'] })
    .post('/token')
    .reply(200, (_uri, sent) => {
      asked.push(typeof sent === 'string' ? sent : JSON.stringify(sent));
      return { access_token: 't', other: 1 };
    });
  expect(await call(json)).toEqual({ access_token: 't' });
  expect(asked).toEqual([body]);
});

test.each([
  [{ error: 'Invalid_Grant', error_description: 'd', error_codes: [1, 'x', 2], trace_id: 't' }, ['invalid_grant', 'd', [1, 2], 't']],
  [{ message: ['a', 5, 'b'], traceId: 't', error_code: 25_009 }, ['', 'a b', [25_009], 't']],
  [{ error: { code: 'x' }, error_description: null, trace_id: 7 }, ['', '', [], undefined]],
  [{ request_id: 'r', error: { type: 'Token.Bad', message: 'No.' } }, ['token.bad', 'No.', [], 'r']],
  ['<html>', ['', '', [], undefined]],
  ['', ['', '', [], undefined]],
])('reads a refusal, whatever it is: %j', async (body, [error, description, codes, trace]) => {
  const refusals: TokenRefusal[] = [];
  nock(HOST)
    .post('/token')
    .reply(401, typeof body === 'string' ? body : JSON.stringify(body));
  await expect(call(false, refusals)).rejects.toThrow('refused');
  expect(refusals).toEqual([{ status: 401, error, description, codes, trace }]);
});

test.each([
  ['', ''],
  ['<html>', ''],
  ['{"access_token": 5}', ': the field "access_token" is missing or wrong'],
  ['{"access_token": "t", "more": {"id": 5}}', ': the field "more.id" is missing or wrong'],
])('an unreadable success: %s', async (body, which) => {
  nock(HOST).post('/token').reply(200, body);
  const message = `Example gave a sign-in response that can't be read${which}. Try again later.`;
  await expect(call(false)).rejects.toMatchObject({ kind: 'unexpected_response', message });
});

test('a redirect is not followed', async () => {
  nock(HOST).post('/token').reply(302, '', { location: 'https://evil.example/token' });
  await expect(call(false)).rejects.toBeInstanceOf(Problem);
});

test('no server there', async () => {
  nock(HOST).post('/token').replyWithError('getaddrinfo ENOTFOUND login.example.com code=a');
  const calling = call(false);
  await expect(calling).rejects.toMatchObject({ kind: 'service_error' });
  await expect(calling).rejects.toMatchObject({ message: expect.not.stringContaining('code=a') });
});

describe('what a token endpoint repeats of a secret', () => {
  const SECRET = 'r3fresh/T0ken+of=Ada~9921';
  const SPELLINGS = [
    SECRET,
    SECRET.toLowerCase(),
    encodeURIComponent(SECRET),
    encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase()),
    new URLSearchParams({ s: SECRET }).toString().slice(2),
    SECRET.replaceAll('/', '\\/'),
    // The last letters depend on what follows the secret.
    Buffer.from(SECRET).toString('base64').slice(0, -4),
    Buffer.from(SECRET).toString('base64url').slice(0, -4),
    Buffer.from(SECRET).toString('hex'),
  ];
  const runsOf = (text: string): string[] => Array.from({ length: text.length - 7 }, (_, start) => text.slice(start, start + 8));

  test.each(SPELLINGS)('is in no part of the refusal, wherever it was cut: %s', async (spelling) => {
    const kept: string[] = [];
    for (const name of ['code', 'refresh_token', 'client_secret', 'code_verifier'])
      for (const cut of [8, 9, 15, spelling.length]) {
        const said = `Not liked: ${spelling.slice(0, cut)}`;
        const body = { error: said, error_description: said, message: [said], trace_id: spelling.slice(-cut) };
        nock(HOST).post('/token').reply(400, JSON.stringify(body));
        const refusals: TokenRefusal[] = [];
        const calling = requestToken({
          label: 'Example',
          url: `${HOST}/token`,
          parameters: { client_id: 'app', [name]: SECRET },
          schema: TOKEN_RESPONSE,
          refused: (refusal) => {
            refusals.push(refusal);
            return new Problem('expired', 'refused');
          },
        });
        await expect(calling).rejects.toThrow('refused');
        const text = JSON.stringify(refusals);
        expect(text).toContain('not liked: ');
        kept.push(...[...runsOf(spelling), ...runsOf(spelling.toLowerCase())].filter((run) => text.includes(run)));
      }
    expect(kept).toEqual([]);
  });
});
