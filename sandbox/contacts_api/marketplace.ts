import { pageOf, textInHtml } from '../html_page.ts';
import type { Service, ServiceRequest, ServiceResponse } from '../service.ts';
import type { Approval, HighlevelOAuth } from './oauth.ts';
import { HIGHLEVEL_SCOPES } from './scopes.ts';
import type { ContactsStore } from './store.ts';

/** HighLevel's chooser page: the location (or, for an agency, the whole company) in which the app is installed. */
export function marketplace(store: ContactsStore, oauth: HighlevelOAuth): Service {
  return {
    name: store.service,
    mount: '/highlevel-marketplace',
    reset: () => undefined,
    handle(request) {
      if (request.path !== PATH) return refusal(404, 'This page doesn’t exist.');
      const asked = request.query;
      const problem = problemWith(asked, oauth);
      if (problem !== undefined) return refusal(400, problem);
      if (request.method === 'POST') return approve(store, oauth, asked, new URLSearchParams(request.body.toString('utf8')));
      // A script needn't read the page: its request says what a person would choose.
      if (asked.get('approve') === '1') return approve(store, oauth, asked, asked);
      return chooser(store, request);
    },
  };
}

const PATH = '/v2/oauth/chooselocation';

function problemWith(asked: URLSearchParams, oauth: HighlevelOAuth): string | undefined {
  if (asked.get('response_type') !== 'code') return 'response_type must be code.';
  if (asked.get('client_id') !== oauth.client.id) return 'No app has this client_id.';
  if (!URL.canParse(asked.get('redirect_uri') ?? '')) return 'redirect_uri must be an address.';
  const unknown = scopesOf(asked).filter((scope) => !HIGHLEVEL_SCOPES.includes(scope));
  if (unknown.length > 0) return `Unknown scopes: ${unknown.join(', ')}.`;
  return scopesOf(asked).length === 0 ? 'scope must name at least one scope.' : undefined;
}

/** `choice`: a location's ID or `company`; by default, the first location. */
function approve(store: ContactsStore, oauth: HighlevelOAuth, asked: URLSearchParams, choice: URLSearchParams): ServiceResponse {
  const redirect = asked.get('redirect_uri') ?? '';
  const target = new URL(redirect);
  const state = asked.get('state');
  if (choice.get('decision') === 'deny') target.searchParams.set('error', 'access_denied');
  else {
    const approval = approvalOf(store, choice.get('choice'), scopesOf(asked).join(' '));
    if (approval === undefined) return refusal(400, 'This location doesn’t exist.');
    target.searchParams.set('code', oauth.code(approval, redirect));
  }
  if (state !== null) target.searchParams.set('state', state);
  return { status: 302, headers: { location: target.href } };
}

function approvalOf(store: ContactsStore, choice: string | null, scope: string): Approval | undefined {
  if (choice === 'company') return { kind: 'Company', location: null, scope };
  const location = store.location(choice ?? store.account.locations[0].id);
  return location && { kind: 'Location', location: location.id, scope };
}

function chooser(store: ContactsStore, request: ServiceRequest): ServiceResponse {
  const options = store.account.locations.map(({ id, name }) => `<option value="${textInHtml(id)}">${textInHtml(name)}</option>`).join('');
  const form = `<form method="post" action="${textInHtml(`${request.base}${PATH}?${request.query}`)}">
<p><label>Install in <select name="choice">${options}<option value="company">The whole agency (no location)</option></select></label></p>
<p>The app asks for: ${textInHtml(scopesOf(request.query).join(', '))}</p>
<p><button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button></p>
</form>`;
  return { status: 200, ...pageOf('HighLevel sandbox: choose a location', form) };
}

function refusal(status: number, sentence: string): ServiceResponse {
  return { status, ...pageOf('HighLevel sandbox', `<p>${textInHtml(sentence)}</p>`) };
}

function scopesOf(asked: URLSearchParams): string[] {
  return (asked.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
}
