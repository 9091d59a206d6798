import type { Clock, Service } from '../service.ts';
import type { TokenReader } from './access.ts';
import { frontDoor } from './front_door.ts';
import type { OutlookStore } from './store.ts';
import { createStore } from './store.ts';

export type { ContactFields, StoredContact } from './contact.ts';
export type { Category, Folder, OutlookStore, Photo, Switches } from './store.ts';
export type { StoredTask, TaskFields, TodoList } from './todo.ts';

const MOUNT = '/graph/v1.0';

export interface OutlookOptions {
  /** How many invented people the default contact folder holds. */
  readonly size: number;
  readonly clock: Clock;
  /** What an access token allows; undefined for one that is unknown or has expired. */
  readonly token: TokenReader;
}

export interface OutlookStandIn {
  readonly services: Service[];
  readonly store: OutlookStore;
  /** The variable that sends a client of Microsoft Graph here. `base` is the address of the sandbox, without the mount. */
  environment(base: string): { GRAPH_URL: string };
}

/** The stand-in for Microsoft Graph v1.0: one user's contacts, folders, categories, To Do and contact photos. */
export function outlookService(options: OutlookOptions): OutlookStandIn {
  const store = createStore(options.size, options.clock);
  const service: Service = {
    name: 'outlook',
    mount: MOUNT,
    handle: frontDoor(store, options.clock, options.token),
    reset: () => store.reset(),
  };
  return { services: [service], store, environment: (base) => ({ GRAPH_URL: `${base}${MOUNT}` }) };
}
