import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { InteractionDetails } from 'oidc-provider';
import { pageOf, textInHtml } from '../html_page.ts';
import { readBody, send } from '../http_io.ts';
import { MICROSOFT_PAGES } from './clients.ts';

const [SIGN_IN_TITLE, CONSENT_TITLE] = MICROSOFT_PAGES;

/** The pages that a person sees: first who signs in, then what the app may do. Plain forms without scripts. */
export async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  if (request.method !== 'POST')
    return send(response, { status: 200, ...(details.prompt.name === 'login' ? loginPage() : consentPage(details)) });
  const form = new URLSearchParams((await readBody(request)).toString('utf8'));
  if (form.get('decision') === 'deny')
    return finish({ error: 'access_denied', error_description: 'AADSTS65004: User declined to consent to access the app.' });
  if (details.prompt.name === 'login') return finish({ login: { accountId: form.get('username') || SANDBOX_USER } });
  const grant = new provider.Grant({
    accountId: details.session?.accountId ?? SANDBOX_USER,
    clientId: String(details.params.client_id),
  });
  grant.addOIDCScope(String(details.params.scope ?? ''));
  return finish({ consent: { grantId: await grant.save() } });

  function finish(result: Record<string, unknown>): Promise<void> {
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  }
}

const SANDBOX_USER = 'ada@example.com';

function loginPage(): ReturnType<typeof pageOf> {
  return pageOf(
    SIGN_IN_TITLE,
    `<form method="post">
<p><label>Account <input name="username" type="email" value="${SANDBOX_USER}" required></label></p>
<p><button name="decision" value="approve">Sign in</button> <button name="decision" value="deny">Cancel</button></p>
</form>`,
  );
}

function consentPage({ params }: InteractionDetails): ReturnType<typeof pageOf> {
  const scopes = String(params.scope ?? '')
    .split(' ')
    .map((scope) => `<li>${textInHtml(scope)}</li>`)
    .join('');
  return pageOf(
    CONSENT_TITLE,
    `<form method="post">
<p>The app ${textInHtml(String(params.client_id))} asks for:</p><ul>${scopes}</ul>
<p><button name="decision" value="approve">Accept</button> <button name="decision" value="deny">Cancel</button></p>
</form>`,
  );
}
