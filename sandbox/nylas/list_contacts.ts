import type { Call } from './call.ts';
import { requireScope } from './call.ts';
import type { Contact, Source } from './contact.ts';
import { isSource } from './contact.ts';
import { contactView } from './contact_output.ts';
import { invalid, refusedByProvider } from './errors.ts';
import type { ListBody } from './list_page.ts';
import { flag, listPage } from './list_page.ts';

/** GET /contacts: no order, no times, and no search except by the exact value. */
export function listContacts(call: Call): ListBody {
  const sources = sourcesOf(call);
  for (const source of sources) requireScope(call, source);
  const filters = [(contact: Contact) => sources.includes(contact.source), ...filtersOf(call)];
  const isMatch = (contact: Contact): boolean => filters.every((filter) => filter(contact));
  return listPage(call, {
    name: 'contacts',
    rows: call.grant.contacts,
    defaultLimit: 30,
    isMatch: isMatch,
    show: contactView(call.request.query, call.store),
  });
}

type Filter = (contact: Contact) => boolean;

function sourcesOf({ request, grant }: Call): readonly Source[] {
  const names = (request.query.get('source') || 'address_book').split(',');
  const sources = names.filter(isSource);
  if (sources.length < names.length) throw invalid('source must be one of address_book, domain, inbox');
  if (sources.length > 1 && !grant.rules.severalSources) throw invalid('Compound source filters are not supported for provider');
  if (sources.some((source) => !grant.rules.sources.includes(source))) throw invalid('The source is not supported for provider');
  return sources;
}

function filtersOf(call: Call): Filter[] {
  const { request, grant } = call;
  const filters: Filter[] = [];
  const email = request.query.get('email');
  if (email !== null) filters.push((contact) => contact.emails.some((item) => item.email === email));
  const phone = request.query.get('phone_number');
  if (phone !== null) {
    if (!grant.rules.phoneFilter) throw invalid('The phone_number filter is not supported for provider');
    filters.push((contact) => contact.phone_numbers.some((item) => item.number === phone));
  }
  const recurse = flag(request.query, 'recurse');
  if (recurse && !grant.rules.recurse) throw invalid('The recurse parameter is not supported for provider');
  const group = request.query.get('group');
  if (group !== null) filters.push(inGroup(call, group, recurse));
  return filters;
}

function inGroup({ grant }: Call, id: string, recurse: boolean): Filter {
  if (grant.rules.groups === 0) throw invalid('Method not supported for provider');
  if (grant.groups.get(id) === undefined) throw refusedByProvider('GroupNotFound', 'The specified group was not found.');
  const ids = new Set([id]);
  // One level down only.
  if (recurse) for (const group of grant.groups) if (group.path === `${id}/${group.name}`) ids.add(group.id);
  return (contact) => contact.groups.some((group) => ids.has(group.id));
}
