import type { StoredContact } from './contact.ts';
import { badRequest } from './errors.ts';
import { oneOf } from './one_of.ts';
import type { OutlookStore } from './store.ts';

const SORTABLE = ['displayName', 'createdDateTime', 'lastModifiedDateTime'] as const;

export interface Order {
  readonly property: (typeof SORTABLE)[number];
  readonly descending: boolean;
}

/** Reads `$orderby`. */
export function parseOrder(text: string): readonly Order[] {
  return text.split(',').map((part) => {
    const [property = '', direction = 'asc', ...rest] = part.trim().split(/\s+/);
    if (!oneOf(SORTABLE, property) || !oneOf(['asc', 'desc'], direction) || rest.length > 0) {
      throw badRequest(`The $orderby expression '${part.trim()}' is not supported.`);
    }
    return { property, descending: direction === 'desc' };
  });
}

/**
 * The contacts of a folder, sorted and unsorted, each created once per state of the store, because sorting 100,000 for
 * every page would take most of the time.
 */
export function contactLists(store: OutlookStore): (folderId: string, orders: readonly Order[]) => readonly StoredContact[] {
  const kept = new Map<string, readonly StoredContact[]>();
  let revision = store.revision;
  const lookUp = (key: string, make: () => readonly StoredContact[]): readonly StoredContact[] => {
    const found = kept.get(key) ?? make();
    kept.set(key, found);
    return found;
  };
  return (folderId, orders) => {
    if (revision !== store.revision) kept.clear();
    revision = store.revision;
    const all = lookUp(folderId, () => [...store.contacts.values()].filter((contact) => contact.folderId === folderId));
    return orders.length === 0 ? all : lookUp(JSON.stringify([folderId, orders]), () => inOrder(all, orders));
  };
}

/** A sorted copy; equal items keep their order. */
export function inOrder(contacts: readonly StoredContact[], orders: readonly Order[]): readonly StoredContact[] {
  return contacts.toSorted((left, right) => {
    for (const order of orders) {
      const difference = compare(order.property, left, right);
      if (difference !== 0) return order.descending ? -difference : difference;
    }
    return 0;
  });
}

function compare(property: Order['property'], left: StoredContact, right: StoredContact): number {
  if (property === 'createdDateTime') return left.created - right.created;
  if (property === 'lastModifiedDateTime') return left.modified - right.modified;
  const [one, other] = [left.fields.displayName?.toLowerCase() ?? '', right.fields.displayName?.toLowerCase() ?? ''];
  return one < other ? -1 : Number(one > other);
}
