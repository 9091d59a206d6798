import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Service, ServiceRequest } from '../service.ts';
import type { TokenRegistry } from '../tokens.ts';
import { adaptedQuery, refusedScopes } from './authorize.ts';
import type { EntraClient } from './clients.ts';
import { interact } from './interaction.ts';
import { makeProvider, tenantMount } from './provider.ts';
import { startInner } from './provider_server.ts';
import { entraTokenResponse } from './token.ts';

/** The sign-in of Microsoft Entra ID, which the Contacts API and Outlook share. */
export interface Entra {
  readonly service: Service;
  close(): Promise<void>;
}

export interface EntraOptions {
  /** The sandbox's address. */
  readonly url: string;
  readonly tokens: TokenRegistry;
  /** The applications that are registered. */
  readonly clients: readonly EntraClient[];
}

/** Starts it. Its paths are `/login/{tenant}/oauth2/v2.0/authorize` and `.../token`, for any tenant. */
export async function startEntra({ url, tokens, clients }: EntraOptions): Promise<Entra> {
  const provider = makeProvider(url, clients);
  const inner = await startInner(mounted(provider));
  return {
    service: {
      name: 'entra',
      mount: MOUNT,
      reset: () => undefined,
      async handle(request) {
        const below = request.path.split('/').slice(2).join('/');
        if (below === 'oauth2/v2.0/token') {
          const response = await inner.pass(
            { ...request, headers: { ...request.headers, accept: 'application/json' } },
            address(request, request.query),
          );
          const clientId = new URLSearchParams(request.body.toString('utf8')).get('client_id');
          const client = clients.find(({ id }) => id === clientId);
          return entraTokenResponse(response, client, provider, tokens);
        }
        if (below !== 'oauth2/v2.0/authorize') return inner.pass(request, address(request, request.query));
        return refusedScopes(request.query, clients) ?? inner.pass(request, address(request, adaptedQuery(request.query)));
      },
    },
    close: () => inner.close(),
  };
}

const MOUNT = '/login';

function address(request: ServiceRequest, query: URLSearchParams): string {
  return `${MOUNT}${request.path}${query.size === 0 ? '' : `?${query}`}`;
}

/**
 * We serve the pages of the interaction, and the library everything else. `originalUrl` tells it where it's mounted.
 */
function mounted(provider: Provider): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const callback = provider.callback();
  return async (request, response) => {
    const original = request.url ?? '/';
    const mount = tenantMount(original);
    if (original.startsWith(`${mount}/interaction/`)) return interact(provider, request, response);
    await callback(Object.assign(request, { originalUrl: original, url: original.slice(mount.length) }), response);
  };
}
