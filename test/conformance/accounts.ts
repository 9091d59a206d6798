import { globSync } from 'node:fs';
import path from 'node:path';
import type { AccountType } from '../../sandbox/account.ts';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import { isRecord } from '../../sandbox/json.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { accountTypes } from '../../src/backends/registry.ts';

const FOLDER = path.resolve(__dirname, '..', '..', 'src', 'backends');

/**
 * Everything that the folders of `src/backends` export. The registry loads the same later, but a backend's members
 * decide which tests are declared.
 */
const BACKENDS: readonly Backend[] = globSync('*/index*.ts', { cwd: FOLDER })
  .flatMap((file): unknown[] => Object.values(jest.requireActual<object>(path.join(FOLDER, file))))
  .filter(isBackend);

/** Every account type of the registry, with what its vendor documents: the rows of `describe.each`. */
export const accounts: readonly (readonly [key: string, backend: Backend, accountType: AccountType])[] = accountTypes.map(({ key }) => [
  key,
  backendOf(key),
  accountTypeOf(key),
]);

/** The path of all contacts, with or without a slash at the end: a POST to it creates one. */
export function pathOfAll({ contactsPath }: AccountType): RegExp {
  return new RegExp(`^${contactsPath.replace(/\/$/, '')}/?$`);
}

function backendOf(key: string): Backend {
  const found = BACKENDS.find((backend) => backend.key === key);
  if (found === undefined) throw new Error(`No file src/backends/*/index*.ts exports the backend "${key}".`);
  return found;
}

function isBackend(value: unknown): value is Backend {
  return isRecord(value) && 'key' in value && 'signIn' in value && 'contacts' in value;
}
