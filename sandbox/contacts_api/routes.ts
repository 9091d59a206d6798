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

/** The operation that a method and a path mean, with the named parts of the path; undefined when there is none. A slash at the end changes nothing. */
export function findRoute(method: string, path: string): { route: Route; parameters: Record<string, string> } | undefined {
  const segments = path.split('/').filter((segment) => segment !== '');
  for (const { route, parts } of ROUTES) {
    const parameters = route.method === method ? matched(parts, segments) : undefined;
    if (parameters !== undefined) return { route, parameters };
  }
  return undefined;
}

/** Paths with fixed words come before those with a name in the same place. */
const ROUTES = [
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
].map((route) => ({ route, parts: route.path.split('/').filter((part) => part !== '') }));

function matched(parts: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (parts.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = decodeURIComponent(segments[index] ?? '');
    if (part.startsWith(':')) parameters[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return parameters;
}
