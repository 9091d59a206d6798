import type { Call } from './call.ts';
import type { StoredContact } from './contact.ts';
import { contactCondition } from './contact_filter.ts';
import type { Order } from './contact_order.ts';
import { inOrder, parseOrder } from './contact_order.ts';
import { GraphError } from './errors.ts';
import type { Expression } from './filter_parser.ts';
import { parseFilter, propertiesOf } from './filter_parser.ts';

/** The folder's contacts that match `$filter`, in the order of `$orderby`. */
export function matchingContacts(call: Call, folderId: string): readonly StoredContact[] {
  const { query } = call.request;
  const orderby = query.get('$orderby');
  const orders = orderby === null ? [] : parseOrder(orderby);
  const filter = query.get('$filter');
  if (filter === null) return call.lists(folderId, orders);
  const expression = parseFilter(filter);
  const holds = contactCondition(expression, call.store.emailFilterRefused);
  checkEfficiency(expression, orders);
  const all = call.lists(folderId, []);
  const found = all.filter(holds);
  // A small part is sorted quickly; for more, the sorted list of the whole folder is used.
  return found.length * 4 <= all.length ? inOrder(found, orders) : call.lists(folderId, orders).filter(holds);
}

/** Exchange only sorts a filtered list by what the filter names first, in the same order. */
function checkEfficiency(expression: Expression, orders: readonly Order[]): void {
  const filtered = propertiesOf(expression);
  if (orders.every((order, index) => order.property === filtered[index])) return;
  throw new GraphError(400, 'InefficientFilter', 'The restriction or sort order is too complex for this operation.');
}
