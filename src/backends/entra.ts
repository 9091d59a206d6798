import * as zod from 'zod/mini';
import { Problem } from '../contacts/errors.ts';
import { address, credentials } from './environment.ts';
import type { Account } from './ports.ts';
import type { AuthorizeRequest, CodeRequest, RefreshRequest, Tokens } from './sign_in.ts';
import { callToken, ourFault, type TokenRefusal, traced, tryLater } from './token_call.ts';

/** An app registered at Microsoft Entra ID, and what it asks for. */
export interface EntraApp {
  /** The account type's label. */
  readonly label: string;
  /** Of the environment's `<PREFIX>_CLIENT_ID`. */
  readonly prefix: string;
  scopes(account: Account): readonly string[];
}

/**
 * OAuth 2.0 with Microsoft Entra ID, for every backend whose API trusts it.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function entra(app: EntraApp) {
  const token = async (account: Account, parameters: Record<string, string | undefined>, stage: Stage): Promise<Tokens> => {
    const { id, secret } = credentials(app.prefix, app.label);
    const answer = await callToken({
      label: app.label,
      url: endpoint(account, 'token'),
      parameters: { client_id: id, client_secret: secret, ...parameters, scope: app.scopes(account).join(' ') },
      answer: ANSWER,
      refused: (refusal) => meaning(app, account, refusal, stage, parameters.redirect_uri),
    });
    return {
      access_token: answer.access_token,
      ...(answer.refresh_token === undefined ? {} : { refresh_token: answer.refresh_token }),
      scope: answer.scope ?? app.scopes(account).join(' '),
    };
  };
  return {
    authorizeUrl: ({ account, redirectUri, state }: AuthorizeRequest): string => {
      const url = new URL(endpoint(account, 'authorize'));
      const parameters = {
        client_id: credentials(app.prefix, app.label).id,
        response_type: 'code',
        redirect_uri: redirectUri,
        response_mode: 'query',
        scope: app.scopes(account).join(' '),
        state,
        prompt: 'select_account',
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
      url.search = url.search.replace(/\+/g, '%20');
      return url.href;
    },
    exchange: (request: CodeRequest): Promise<Tokens> =>
      token(
        request.account,
        { grant_type: 'authorization_code', code: request.code, redirect_uri: request.redirectUri, code_verifier: request.verifier },
        'code',
      ),
    refresh: (request: RefreshRequest): Promise<Tokens> =>
      token(request.account, { grant_type: 'refresh_token', refresh_token: request.refreshToken }, 'refresh'),
  };
}

type Stage = 'code' | 'refresh';

const ANSWER = zod.object({
  access_token: zod.string().check(zod.minLength(1)),
  refresh_token: zod.optional(zod.string()),
  scope: zod.optional(zod.string()),
});

function tenantOf(account: Account): string {
  const tenant = account.tenant?.trim() ?? '';
  if (tenant === '') return 'common';
  // A tenant is a name, a domain or an id; anything else would change the address it is put into.
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(tenant))
    throw new Problem(
      'invalid_input',
      `The Microsoft tenant can only be "common", "organizations", "consumers", a domain or a tenant id. Correct it and connect again. Nothing was sent.`,
    );
  return tenant;
}

function endpoint(account: Account, name: 'authorize' | 'token'): string {
  return `${address('MICROSOFT_LOGIN_URL', 'https://login.microsoftonline.com')}/${tenantOf(account)}/oauth2/v2.0/${name}`;
}

/** Microsoft asks to go by `error`; its numbers tell cases of one error apart. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function meaning(app: EntraApp, account: Account, refusal: TokenRefusal, stage: Stage, redirectUri: string | undefined): Problem {
  const { label } = app;
  const is = (...codes: readonly number[]): boolean => codes.some((code) => numbersOf(refusal).includes(code));
  const trace = traced(refusal);
  if (refusal.error === 'invalid_client' || is(7000222, 7000215, 70002)) return ourFault(label, refusal);
  if (refusal.error === 'temporarily_unavailable' || is(90006, 90033) || refusal.status === 429 || refusal.status >= 500)
    return tryLater(label, refusal);
  const again = stage === 'refresh' ? 'expired' : 'invalid_input';
  if (is(90094, 90095, 90008))
    return new Problem(
      again,
      `An administrator of your organization has to approve this integration for ${label}${trace}. Ask them to open ${consentLink(app, account, redirectUri)} and then connect again.`,
    );
  if (refusal.error === 'consent_required' || is(65001, 65004))
    return new Problem(
      again,
      `The permissions for ${label} were not granted${trace}. Connect again and accept them; if your organization does not let you, ask an administrator to open ${consentLink(app, account, redirectUri)}`,
    );
  if (refusal.error === 'interaction_required' || is(50076, 50079, 53003))
    return new Problem(
      again,
      `${label} wants you to sign in again in person, by a rule of your organization such as multi-factor authentication${trace}. Reconnect the account.`,
    );
  if (refusal.error === 'unauthorized_client' || is(700016, 700011, 50020))
    return new Problem(
      'invalid_input',
      `This account or this integration is not known in the Microsoft tenant "${tenantOf(account)}"${trace}. Connect again with the right tenant, or leave it blank.`,
    );
  if (refusal.error === 'invalid_grant')
    return new Problem(again, `The sign-in to ${label} ${ended(refusal, stage)}${trace}. Connect the account again.`);
  if (refusal.error === 'invalid_scope' || is(70011, 50011))
    return new Problem(
      'misconfigured',
      `This integration asks ${label} for something it is not registered for${trace}. Its publisher has to correct the registration; reconnecting does not help.`,
    );
  return new Problem(
    'service_error',
    `${label} refused the sign-in (status ${refusal.status})${trace}. Connect the account again; if it stays, ask the publisher of this integration.`,
  );
}

/** The numbers of the refusal. Where they are not listed, the one that its description begins with. */
function numbersOf({ codes, description }: TokenRefusal): readonly number[] {
  const number = /^AADSTS(\d+)/.exec(description)?.[1];
  return codes.length > 0 || number === undefined ? codes : [Number(number)];
}

function ended(refusal: TokenRefusal, stage: Stage): string {
  if (stage === 'code') return 'took too long or was used twice';
  return numbersOf(refusal).includes(50173) ? 'was revoked, for instance by a new password' : 'has expired or was revoked';
}

/** `common` cannot give an administrator's consent. https://learn.microsoft.com/entra/identity-platform/v2-admin-consent */
function consentLink(app: EntraApp, account: Account, redirectUri: string | undefined): string {
  const tenant = tenantOf(account);
  const where = tenant === 'common' || tenant === 'consumers' ? 'organizations' : tenant;
  const url = new URL(`${address('MICROSOFT_LOGIN_URL', 'https://login.microsoftonline.com')}/${where}/v2.0/adminconsent`);
  url.searchParams.append('client_id', credentials(app.prefix, app.label).id);
  url.searchParams.append(
    'scope',
    app
      .scopes(account)
      .filter((scope) => scope !== 'offline_access')
      .join(' '),
  );
  // Where the administrator is sent afterwards; known only while somebody signs in.
  if (redirectUri !== undefined) url.searchParams.append('redirect_uri', redirectUri);
  return url.href.replace(/\+/g, '%20');
}
