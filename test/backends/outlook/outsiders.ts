import { GRAPH_SCOPES } from '../../../sandbox/outlook/scopes.ts';
import type { Mailbox } from './sandboxed.ts';

/** The scopes of a connection that an administrator allowed to read whole profiles. */
export const WHOLE_PROFILES: readonly string[] = [...GRAPH_SCOPES, 'User.Read.All'];

/** The auth data of a connection with exactly these scopes. */
export function withScopes(sandbox: Mailbox['sandbox'], scopes: readonly string[]) {
  return { access_token: sandbox.issueToken('outlook', { scopes }), scope: scopes.join(' ') };
}

/** The scopes of a sign-in without people beyond the address book. */
export const WITHOUT_SOURCES = GRAPH_SCOPES.filter((scope) => scope !== 'People.Read' && scope !== 'User.ReadBasic.All');

/** The seeded ID of a person, as steps get it. */
export const MIA = 'domain:87d349ed-6f5e-4d2c-8b1a-000000000000';
export const PERRY = 'inbox:e3d0513b-6f5e-4d2c-8b1a-000000000000';
