import type { ServiceRequest, ServiceResponse } from '../service.ts';
import { chooserPage } from './chooser_page.ts';
import type { Provider } from './contact.ts';
import { isProvider, PROVIDERS } from './contact.ts';
import { OAuthRefusal } from './errors.ts';
import type { Grant } from './grant.ts';
import { IDENTITY_SCOPES } from './scopes.ts';
import type { NylasStore } from './store.ts';
import { CLIENT_ID } from './store.ts';

/** GET /v3/connect/auth: the page where a person chooses a provider and approves. */
export function showChooser({ query }: ServiceRequest, store: NylasStore): ServiceResponse {
  check(query, store);
  return { status: 200, ...chooserPage(providersOf(query), query.get('scope')?.split(' ') ?? []) };
}

/** The page's result, or that of a script without the page: 302 to the application, with a code for one exchange. */
export function approve({ query, body }: ServiceRequest, store: NylasStore): ServiceResponse {
  const redirectUri = check(query, store);
  const form = new URLSearchParams(body.toString('utf8'));
  if (form.get('decision') === 'deny')
    return redirect(redirectUri, query, { error: 'access_denied', error_description: 'The user denied access.', error_code: '400' });
  const provider = chosen(form.get('provider') ?? providersOf(query)[0], query);
  const grant = mailbox(store, provider, query.get('login_hint'));
  const asked =
    query
      .get('scope')
      ?.split(' ')
      .filter((scope) => scope !== '') ?? [];
  const scopes = [...new Set([...(asked.length > 0 ? asked : store.connectorScopes[provider]), ...IDENTITY_SCOPES[provider]])];
  // A sign-in to a mailbox that was connected before renews its grant and doesn't create a second one.
  grant.scope = scopes;
  grant.status = 'valid';
  grant.updatedAt = store.now();
  const code = `nylas_code_${store.next()}_${store.epoch}`;
  store.codes.set(code, {
    grant,
    scopes,
    redirectUri,
    offline: query.get('access_type') === 'offline',
    challenge: query.get('code_challenge') ?? undefined,
    challengeMethod: query.get('code_challenge_method') ?? 'plain',
    expiresAt: store.now() + 600_000,
  });
  return redirect(redirectUri, query, { code });
}

/** The redirect address of a valid request; before this check, nothing is sent to an address. */
function check(query: URLSearchParams, { switches }: NylasStore): string {
  const required = (name: string): string => query.get(name) || fail(`Missing required parameter: ${name}`);
  if (required('client_id') !== CLIENT_ID) throw new OAuthRefusal('invalid_client', 'No application with this client_id was found');
  const redirectUri = required('redirect_uri');
  const registered = switches.callbackUris?.includes(redirectUri) ?? /^https?:\/\/[^/]+/.test(redirectUri);
  if (!registered) fail('redirect_uri is not a callback URI of this application');
  if (required('response_type') !== 'code') fail('response_type must be code');
  if (!['online', 'offline'].includes(query.get('access_type') ?? 'online')) fail('access_type must be online or offline');
  if (!['plain', 'S256'].includes(query.get('code_challenge_method') ?? 'plain')) fail('code_challenge_method must be plain or S256');
  if ((query.get('state') ?? '').length > 256) fail('state must not be longer than 256 characters');
  const prompts = (query.get('prompt') ?? 'select_provider').split(',');
  if (!prompts.every((prompt) => ['select_provider', 'detect'].includes(prompt))) fail('prompt must be select_provider, detect or both');
  providersOf(query);
  return redirectUri;
}

/** The documented providers that have a mailbox here. */
function providersOf(query: URLSearchParams): readonly Provider[] {
  const names = query.get('provider')?.split(',') ?? [];
  if (names.length === 0 || names[0] === '') return PROVIDERS;
  const unknown = names.find((name) => !isProvider(name) && !WITHOUT_MAILBOX.includes(name));
  if (unknown !== undefined) fail(`Unknown provider ${unknown}`);
  const offered = names.filter(isProvider);
  return offered.length > 0 ? offered : fail('The application has no connector for this provider');
}

const WITHOUT_MAILBOX = ['yahoo', 'zoom'];

function chosen(name: string | undefined, query: URLSearchParams): Provider {
  const provider = providersOf(query).find((candidate) => candidate === name);
  return provider ?? fail('Choose one of the providers');
}

/** The hint only prefills the provider's page, so it chooses between existing mailboxes and creates none. */
function mailbox(store: NylasStore, provider: Provider, hint: string | null): Grant {
  const hinted = store.findGrant(hint ?? '');
  return hinted?.provider === provider ? hinted : store.grant(provider);
}

function redirect(uri: string, query: URLSearchParams, result: Record<string, string>): ServiceResponse {
  const target = new URL(uri);
  for (const [name, value] of Object.entries(result)) target.searchParams.set(name, value);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return { status: 302, headers: { Location: target.href } };
}

function fail(description: string): never {
  throw new OAuthRefusal('invalid_request', description);
}
