import type { Call } from './caller.ts';
import { requireScope } from './caller.ts';
import type { ListBody } from './listing.ts';
import { listPage } from './listing.ts';
import { selection } from './present.ts';
import { invalid } from './refusal.ts';

/** GET /contacts/groups: there is no documented way to make one. */
export function listGroups(call: Call): ListBody {
  if (call.grant.rules.groups === 0) throw invalid('Method not supported for provider');
  requireScope(call, 'address_book');
  const pick = selection(call.request.query, GROUP_FIELDS, call.store);
  return listPage(call, {
    name: 'groups',
    rows: call.grant.groups,
    defaultLimit: 50,
    wanted: () => true,
    show: (group) => pick({ ...group }),
  });
}

const GROUP_FIELDS = ['id', 'grant_id', 'object', 'name', 'path', 'group_type'];
