import type { Call } from './call.ts';
import { requireScope } from './call.ts';
import { selection } from './contact_output.ts';
import { invalid } from './errors.ts';
import type { ListBody } from './list_page.ts';
import { listPage } from './list_page.ts';

/** GET /contacts/groups: Nylas documents no way to create one. */
export function listGroups(call: Call): ListBody {
  if (call.grant.rules.groups === 0) throw invalid('Method not supported for provider');
  requireScope(call, 'address_book');
  const pick = selection(call.request.query, GROUP_FIELDS, call.store);
  return listPage(call, {
    name: 'groups',
    rows: call.grant.groups,
    defaultLimit: 50,
    isMatch: () => true,
    show: (group) => pick({ ...group }),
  });
}

const GROUP_FIELDS = ['id', 'grant_id', 'object', 'name', 'path', 'group_type'];
