import type { Account } from './account.ts';
import { parseJson } from './json.ts';
import type { Service, ServiceResponse } from './service.ts';

/** How another client of the vendor writes contacts. */
export interface OtherClient {
  /** The path of all contacts below the service's mount point. */
  readonly path: string;
  /** The method that changes one. */
  readonly change: 'PATCH' | 'PUT';
  /** A token that can write. */
  token(): string;
}

/** Contacts that another client of the vendor's API writes: not logged, without faults, and checked as in the API. */
export function throughApi(service: Service, client: OtherClient): Pick<Account, 'putContact' | 'deleteContact'> {
  const call = async (method: string, path: string, body: unknown): Promise<ServiceResponse> =>
    service.handle({
      method,
      path,
      query: new URLSearchParams(),
      headers: { authorization: `Bearer ${client.token()}`, 'content-type': 'application/json' },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      base: `http://127.0.0.1${service.mount}`,
    });
  return {
    async putContact({ id, ...fields }) {
      const { body } =
        typeof id === 'string'
          ? await call(client.change, `${client.path}/${encodeURIComponent(id)}`, fields)
          : await call('POST', client.path, fields);
      return typeof body === 'string' || Buffer.isBuffer(body) ? (parseJson(String(body)) ?? String(body)) : body;
    },
    deleteContact: async (id) => (await call('DELETE', `${client.path}/${encodeURIComponent(id)}`, undefined)).status < 300,
  };
}
