import type { Account } from './account.ts';
import { contactsApiService, highlevelService } from './contacts_api/index.ts';
import { nylasAccount } from './nylas_account.ts';
import { outlookAccount } from './outlook_account.ts';
import type { Clock } from './service.ts';
import type { TokenRegistry } from './tokens.ts';

/** What every stand-in gets. */
export interface SandboxContext {
  readonly size: number;
  readonly clock: Clock;
  readonly tokens: TokenRegistry;
  readonly indexLag: number;
}

/** The account types of the sandbox: one line each. The names are the account types' keys. */
export function makeAccounts(context: SandboxContext) {
  return {
    contacts_api: contactsApiService(context),
    highlevel: highlevelService(context),
    outlook: outlookAccount(context),
    nylas: nylasAccount(context),
  } satisfies Record<string, Account>;
}
