import type { ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { itemNotFound } from './errors.ts';
import type { RelevantPerson } from './outsiders.ts';
import { relevantPerson } from './outsiders.ts';
import { contextOf, pageOf } from './paging.ts';
import { allowOptions, selected } from './query_options.ts';

/** GET /me/people: the most relevant first. Its own search and filter aren't imitated. */
export function listPeople({ request, store }: Call): ServiceResponse {
  allowOptions(request, ['$top', '$skip', '$select']);
  const select = selected(request, SELECTABLE);
  return pageOf({
    request,
    context: `users('${store.user.id}')/people`,
    items: [...store.relevant.values()],
    show: (person) => shown(person, select),
    emptyPages: false,
  });
}

/** GET /me/people/{id} */
export function readPerson({ request, store, ids }: Call): ServiceResponse {
  allowOptions(request, ['$select']);
  const person = store.relevant.get(ids.person ?? '');
  if (person === undefined) throw itemNotFound();
  const context = contextOf(request, `users('${store.user.id}')/people/$entity`);
  return { status: 200, body: { '@odata.context': context, ...shown(person, selected(request, SELECTABLE)) } };
}

const SELECTABLE = Object.keys(relevantPerson(0));

function shown(person: RelevantPerson, select: readonly string[] = SELECTABLE): Record<string, unknown> {
  const all: Record<string, unknown> = { ...person };
  return Object.fromEntries(select.map((name) => [name, all[name]]));
}
