import type { ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { contextOf } from './paging.ts';
import { allowOptions, selected } from './query_options.ts';

/** GET /me */
export function readMe({ request, store }: Call): ServiceResponse {
  allowOptions(request, ['$select']);
  // Personal accounts have IDs of another form. https://github.com/OfficeDev/outlook-dev-docs/issues/918
  const user: Record<string, unknown> = { ...store.user, ...(store.personal ? { id: 'fde926f844473904' } : {}) };
  const select = selected(request, Object.keys(user));
  const chosen = select === undefined ? user : Object.fromEntries(select.map((name) => [name, user[name]]));
  const context = select === undefined ? 'users/$entity' : `users(${select.join(',')})/$entity`;
  return { status: 200, body: { '@odata.context': contextOf(request, context), ...chosen } };
}
