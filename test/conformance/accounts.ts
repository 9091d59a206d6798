import { globSync } from 'node:fs';
import path from 'node:path';
import type { AccountType } from '../../sandbox/account.ts';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import { isRecord } from '../../sandbox/json.ts';
import { sharedOutlook as sharedAccountType } from '../../sandbox/outlook/account.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { sharedOutlook } from '../../src/backends/outlook/index.ts';
import { accountTypes } from '../../src/backends/registry.ts';

const FOLDER = path.resolve(__dirname, '..', '..', 'src', 'backends');

/**
 * Everything that the folders of `src/backends` export. The registry loads the same later, but a backend's members
 * decide which tests are declared.
 */
const BACKENDS: readonly Backend[] = globSync('*/index*.ts', { cwd: FOLDER })
  .flatMap((file): unknown[] => Object.values(jest.requireActual<object>(path.join(FOLDER, file))))
  .filter(isBackend);

/** The rows of `describe.each`. */
type Rows = readonly (readonly [key: string, backend: Backend, accountType: AccountType])[];

/** Every account type of the registry, with what its vendor documents. */
export const accounts: Rows = accountTypes.map(({ key }) => [key, backendOf(key), accountTypeOf(key)]);

/** And every kind of connection that can do less than others of its account type. */
export const connections: Rows = [...accounts, ['outlook, a shared mailbox', sharedOutlook, sharedAccountType]];

/** The path to which a POST creates a contact, with or without a slash at the end, and with any query. */
export function createPathOf({ contactsPath, createPath = contactsPath }: AccountType): RegExp {
  return new RegExp(`^${createPath.replace(/\/$/, '')}/?(?:\\?.*)?$`);
}

function backendOf(key: string): Backend {
  const found = BACKENDS.find((backend) => backend.key === key && backend.limitedTo === undefined);
  if (found === undefined) throw new Error(`No file src/backends/*/index*.ts exports the backend "${key}".`);
  return found;
}

function isBackend(value: unknown): value is Backend {
  return isRecord(value) && 'key' in value && 'signIn' in value && 'contacts' in value;
}
