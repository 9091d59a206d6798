import { RouteTable } from '../route_table.ts';
import { appointmentRoutes } from './appointments.ts';
import { businessRoutes } from './businesses.ts';
import type { Route } from './call.ts';
import { listRoutes } from './contact_lists.ts';
import { contactRoutes } from './contacts.ts';
import { locationRoutes } from './locations.ts';
import { noteRoutes } from './notes.ts';
import { searchRoutes } from './search.ts';
import { tagRoutes } from './tags.ts';
import { taskRoutes } from './tasks.ts';
import { userRoutes } from './users.ts';
import { workflowRoutes } from './workflows.ts';

/**
 * The operation for a method and a path, with the named parts of the path; undefined if there's none. A slash at the
 * end doesn't matter.
 */
export function findRoute(method: string, path: string): { route: Route; parameters: Record<string, string> } | undefined {
  const found = ROUTES.find(method, plainPath(path));
  if (found === undefined) return undefined;
  const parameters = Object.entries(found.parameters).map(([name, value]) => [name, decodeURIComponent(value)]);
  return { route: found.target, parameters: Object.fromEntries(parameters) };
}

/** Paths with fixed words come before those with a name in the same position. */
const ROUTES = new RouteTable<Route>(
  [
    ...searchRoutes,
    ...listRoutes,
    ...contactRoutes,
    ...taskRoutes,
    ...noteRoutes,
    ...tagRoutes,
    ...appointmentRoutes,
    ...locationRoutes,
    ...userRoutes,
    ...businessRoutes,
    ...workflowRoutes,
  ].map((route) => [route.method, plainPath(route.path), route]),
);

function plainPath(path: string): string {
  return `/${path
    .split('/')
    .filter((segment) => segment !== '')
    .join('/')}`;
}
