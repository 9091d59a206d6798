import { RouteTable } from '../route_table.ts';
import type { Permission } from './access.ts';
import type { Handler } from './call.ts';
import { listCategories, readCategory } from './categories_api.ts';
import { countContacts, createContact, deleteContact, listContacts, readContact, updateContact } from './contacts_api.ts';
import { badRequest, resourceNotFound } from './errors.ts';
import { createFolder, listChildFolders, listFolders, readFolder } from './folders_api.ts';
import { readMe } from './me_api.ts';
import { listPeople, readPerson } from './people_api.ts';
import { readPhoto, readPhotoBytes, writePhoto } from './photo_api.ts';
import { createSubscription, deleteSubscription, listSubscriptions, readSubscription, renewSubscription } from './subscriptions_api.ts';
import { createTask, deleteTask, listTasks, listTodoLists, readTask, readTodoList, updateLink, updateTask } from './todo_api.ts';
import { listUsers, readUser, readUserPhoto, readUserPhotoBytes } from './users_api.ts';

export interface Route {
  readonly permission: Permission;
  readonly methods: Readonly<Record<string, Handler>>;
  /** Whether it's about the mailbox without working in it: the scope for reading is enough, and its limits don't count. */
  readonly onlyReads?: boolean;
}

export interface Found {
  readonly route: Route;
  readonly ids: Readonly<Record<string, string>>;
  readonly ancestors: readonly string[];
}

/** The route of a path. Names are compared without case, as in the gateway; IDs aren't. */
export function findRoute(path: string): Found {
  const { segments, ancestors } = withoutAncestors(path.split('/').slice(1).map(decoded));
  const found = ROUTES.find('ALL', `/${segments.map(canonical).join('/')}`);
  if (found === undefined) throw resourceNotFound(segments.at(-1) ?? '');
  const ids = Object.entries(found.parameters).map(([name, id]) => [name, decodeURIComponent(id)]);
  return { route: found.target, ids: Object.fromEntries(ids), ancestors };
}

const contact = { GET: readContact, PATCH: updateContact, DELETE: deleteContact };
const photoBytes = { GET: readPhotoBytes, PUT: writePhoto, PATCH: writePhoto };

/** Each of these exists below /me and below a folder. */
const contactRoutes = (above: string): readonly (readonly [string, Route])[] => [
  [`${above}/contacts`, { permission: 'Contacts', methods: { GET: listContacts, POST: createContact } }],
  [`${above}/contacts/$count`, { permission: 'Contacts', methods: { GET: countContacts } }],
  [`${above}/contacts/:contact`, { permission: 'Contacts', methods: contact }],
  [`${above}/contacts/:contact/photo`, { permission: 'Contacts', methods: { GET: readPhoto } }],
  [`${above}/contacts/:contact/photo/$value`, { permission: 'Contacts', methods: photoBytes }],
];

const PATHS: readonly (readonly [string, Route])[] = [
  ['me', { permission: 'User', methods: { GET: readMe } }],
  ...contactRoutes('me'),
  ...contactRoutes('me/contactFolders/:folder'),
  ['me/contactFolders', { permission: 'Contacts', methods: { GET: listFolders, POST: createFolder } }],
  ['me/contactFolders/:folder', { permission: 'Contacts', methods: { GET: readFolder } }],
  ['me/contactFolders/:folder/childFolders', { permission: 'Contacts', methods: { GET: listChildFolders, POST: createFolder } }],
  ['me/people', { permission: 'People', methods: { GET: listPeople } }],
  ['me/people/:person', { permission: 'People', methods: { GET: readPerson } }],
  ['users', { permission: 'Directory', methods: { GET: listUsers } }],
  ['users/:user', { permission: 'Directory', methods: { GET: readUser } }],
  ['users/:user/photo', { permission: 'Directory', methods: { GET: readUserPhoto } }],
  ['users/:user/photo/$value', { permission: 'Directory', methods: { GET: readUserPhotoBytes } }],
  ['me/outlook/masterCategories', { permission: 'MailboxSettings', methods: { GET: listCategories } }],
  ['me/outlook/masterCategories/:category', { permission: 'MailboxSettings', methods: { GET: readCategory } }],
  ['me/todo/lists', { permission: 'Tasks', methods: { GET: listTodoLists } }],
  ['me/todo/lists/:list', { permission: 'Tasks', methods: { GET: readTodoList } }],
  ['me/todo/lists/:list/tasks', { permission: 'Tasks', methods: { GET: listTasks, POST: createTask } }],
  ['me/todo/lists/:list/tasks/:task/linkedResources/:link', { permission: 'Tasks', methods: { PATCH: updateLink } }],
  ['me/todo/lists/:list/tasks/:task', { permission: 'Tasks', methods: { GET: readTask, PATCH: updateTask, DELETE: deleteTask } }],
  ['subscriptions', { permission: 'Contacts', onlyReads: true, methods: { GET: listSubscriptions, POST: createSubscription } }],
  [
    'subscriptions/:subscription',
    { permission: 'Contacts', onlyReads: true, methods: { GET: readSubscription, PATCH: renewSubscription, DELETE: deleteSubscription } },
  ],
];

/** An ID is never empty and never a system segment such as $count. */
const ID = '{(?!%24)[^/]+}';

const ROUTES = new RouteTable<Route>(PATHS.map(([path, route]) => ['ALL', `/${path.replace(/:\w+/g, (name) => name + ID)}`, route]));

/** The words of all paths by their lower-case spelling. */
const WORDS = new Map(PATHS.flatMap(([path]) => path.split('/')).map((word) => [word.toLowerCase(), word]));

/** A word in the routes' spelling. Anything else is an ID, or isn't in any route. */
function canonical(segment: string): string {
  return WORDS.get(segment.toLowerCase()) ?? encodeURIComponent(segment);
}

/** `contactFolders/A/childFolders/B/...` is about B: A is remembered and removed, at any depth. */
function withoutAncestors(segments: readonly string[]): { segments: readonly string[]; ancestors: readonly string[] } {
  const [me, folders, folder, children, child] = segments;
  const isNested = folders?.toLowerCase() === 'contactfolders' && children?.toLowerCase() === 'childfolders';
  if (me === undefined || folder === undefined || child === undefined || !isNested) return { segments, ancestors: [] };
  const inner = withoutAncestors([me, 'contactFolders', ...segments.slice(4)]);
  return { segments: inner.segments, ancestors: [folder, ...inner.ancestors] };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest(`The segment '${segment}' is not properly encoded.`);
  }
}
