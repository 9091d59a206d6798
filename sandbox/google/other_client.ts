import type { Account } from '../account.ts';
import { parseJson } from '../json.ts';
import type { Service } from '../service.ts';
import { personEtag } from './etags.ts';
import { LISTS } from './person.ts';
import type { GoogleStore } from './store.ts';

/** Contacts that another client of the API writes: not logged, without faults, and checked as in the API. */
export function otherClient(api: Service, store: GoogleStore, token: () => string): Pick<Account, 'putContact' | 'deleteContact'> {
  const call = async (method: string, path: string, query: Readonly<Record<string, string>>, body: unknown) =>
    api.handle({
      method,
      path,
      query: new URLSearchParams({ personFields: 'names,emailAddresses,metadata', sources: 'READ_SOURCE_TYPE_CONTACT', ...query }),
      headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      base: `http://127.0.0.1${api.mount}`,
    });
  return {
    async putContact({ id, ...fields }) {
      const person = typeof id === 'string' ? store.people.get(id) : undefined;
      const updatePersonFields = Object.keys(fields)
        .filter((name) => name in LISTS)
        .join(',');
      const { body } =
        typeof id === 'string'
          ? await call(
              'PATCH',
              `/v1/people/${id}:updateContact`,
              { updatePersonFields },
              { ...fields, etag: person === undefined ? '' : personEtag(person, []) },
            )
          : await call('POST', '/v1/people:createContact', {}, fields);
      return typeof body === 'string' || Buffer.isBuffer(body) ? (parseJson(String(body)) ?? String(body)) : body;
    },
    deleteContact: async (id) => (await call('DELETE', `/v1/people/${encodeURIComponent(id)}:deleteContact`, {}, undefined)).status < 300,
  };
}
