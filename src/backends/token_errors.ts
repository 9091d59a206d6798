import { Problem } from '../contacts/errors.ts';
import type { TokenRefusal } from './token_request.ts';

/** Every vendor's refusal of the app itself, which users can't fix. */
export function problemForOurApp(label: string, { trace }: TokenRefusal): Problem {
  return new Problem(
    'misconfigured',
    `${label} refused this integration itself, not you: its own client secret or API key is wrong or has expired. Its publisher has to renew it, so contact support.`,
    { trace },
  );
}

/** A refusal that passes. */
export function problemForOutage(label: string, { status, trace }: TokenRefusal): Problem {
  return new Problem('throttled', `${label} can't sign anyone in right now (${status}). Zapier tries again later.`, { delay: 60, trace });
}

/**
 * A refusal that says nothing about the sign-in: from a gateway, a redirect, or a missing address. It doesn't end a
 * connection.
 */
export function problemForUnexplained(label: string, { status, trace }: TokenRefusal): Problem {
  return new Problem(
    'service_error',
    `${label} didn't accept the sign-in right now (${status}). Try again later. If this keeps happening, contact support.`,
    { trace },
  );
}

/** Whether the refusal is about the grant, because only then a connection may end. */
export function isGrantRefused({ status, error, description }: TokenRefusal): boolean {
  if (status < 400 || status >= 500 || status === 408 || status === 429 || OTHER_ERRORS.includes(error)) return false;
  return error === 'invalid_grant' || GRANT.some((pattern) => pattern.test(description));
}

/**
 * OAuth's codes for problems of the server, the app or the request. https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
const OTHER_ERRORS: readonly string[] = [
  'server_error',
  'temporarily_unavailable',
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
];

const TOKEN = '(?:refresh[ _-]?token|authorization[ _-]?code|grant(?![ _-]?types?))';
const GRANT: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:invalid|expired|revoked|unknown|used)[ _-]${TOKEN}\b`, 'i'),
  new RegExp(
    String.raw`\b${TOKEN}\b[^.;]{0,60}\b(?:invalid|expired|revoked|(?:already|been|was) used|not (?:valid|found)|should not be empty|is required)\b`,
    'i',
  ),
];
