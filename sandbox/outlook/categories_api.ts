import type { ServiceResponse } from '../service.ts';
import type { Call } from './call.ts';
import { itemNotFound } from './errors.ts';
import { contextOf, PAGING, pageOf } from './paging.ts';
import { allowOptions } from './query_options.ts';

/** GET /me/outlook/masterCategories */
export function listCategories({ request, store }: Call): ServiceResponse {
  allowOptions(request, PAGING);
  const items = [...store.categories.values()];
  const context = `users('${store.user.id}')/outlook/masterCategories`;
  return pageOf({ request, context, items, show: (category) => category, emptyPages: store.emptyPages });
}

/** GET /me/outlook/masterCategories/{id} */
export function readCategory({ request, store, ids }: Call): ServiceResponse {
  const category = store.categories.get(ids.category ?? '');
  if (category === undefined) throw itemNotFound();
  const context = contextOf(request, `users('${store.user.id}')/outlook/masterCategories/$entity`);
  return { status: 200, body: { '@odata.context': context, ...category } };
}
