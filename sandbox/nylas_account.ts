import type { Account } from './account.ts';
import type { NylasSandbox } from './nylas/index.ts';
import { nylasService } from './nylas/index.ts';
import type { SandboxContext } from './services.ts';
import { throughApi } from './through_api.ts';

/** Nylas as the sandbox serves it: it issues its own tokens; contacts from outside go to Google's mailbox. */
export interface NylasAccount extends Account, Pick<NylasSandbox, 'store' | 'issueToken'> {}

export function nylasAccount({ size, clock }: SandboxContext): NylasAccount {
  const nylas = nylasService({ size, clock });
  const [service] = nylas.services;
  if (service === undefined) throw new Error('Nylas has no service');
  const outside = throughApi(service, { path: '/v3/grants/me/contacts', change: 'PUT', token: () => nylas.issueToken() });
  return {
    ...nylas,
    state: () =>
      nylas.store.grants.map((grant) => ({
        id: grant.id,
        email: grant.email,
        provider: grant.provider,
        status: grant.status,
        contacts: [...grant.contacts],
        groups: [...grant.groups],
      })),
    ...outside,
  };
}
