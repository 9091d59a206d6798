import { Problem } from '../contacts/errors.ts';
import { missingPermission, NOT_GRANTED } from './permission.ts';
import type { HttpRequest } from './request.ts';
import type { Cleaner } from './secrets.ts';
import type { Service } from './service.ts';
import { TRY_LATER } from './transport_errors.ts';
import { isBelowAny, urlOf } from './url.ts';

/** Refuses everything that is known to fail before a request is made. */
export function refuseBeforeSending(
  service: Service,
  request: Omit<HttpRequest<unknown>, 'schema' | 'saved' | 'preview'>,
  clean: Cleaner,
): void {
  const query = Object.entries(request.query ?? {}).flat();
  const texts = [request.url, ...query.map(String)];
  if (texts.some((value) => value.includes('{{') || /%7b%7b/i.test(value)))
    throw new Problem('invalid_input', `A search or an ID can't contain "{{", because Zapier would remove it. Remove the curly braces.`);
  // Such a part would climb in the address, for example from an ID that someone typed.
  if (
    request.url.startsWith('/') &&
    request.url
      .split('?')[0]
      ?.split('/')
      .some((part) => /^(\.|%2e){1,2}$/i.test(part))
  )
    throw new Problem('invalid_input', `An ID can't be "." or "..". Choose it from the list, or map it from an earlier step.`);
  const url = urlOf(service, request);
  if (!isBelowAny(url, [...service.bases, ...(service.files ?? [])]))
    throw new Problem(
      'unexpected_response',
      `${service.label} pointed to another server (${clean(url.host)}), and this connection's sign-in isn't sent there. Contact support.`,
    );
  const refused = service.refuses?.({ url, body: request.body }) ?? null;
  if (refused !== null) throw new Problem('invalid_input', refused);
  const missing = missingPermission(service, request);
  if (missing !== null) throw new Problem('forbidden', missing, { reason: NOT_GRANTED });
  refuseUnsendable(service, request);
}

/**
 * Headers repeat what the service returned before. A line break in it isn't part of an address or a sign-in, but an
 * attempt to write headers.
 */
function refuseUnsendable(service: Service, { headers = {}, doing }: Pick<HttpRequest<unknown>, 'headers' | 'doing'>): void {
  if (!isSendable(service.token))
    throw new Problem(
      'unexpected_response',
      `The sign-in that ${service.label} gave this connection has characters in it that can't be sent. Reconnect the account.`,
    );
  if (!Object.values(headers).every(isSendable))
    throw new Problem(
      'unexpected_response',
      `${service.label} gave a version of the record that can't be sent back to ${doing}. ${TRY_LATER} If this keeps happening, contact support.`,
    );
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-field-values */
function isSendable(value: string): boolean {
  return /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}
