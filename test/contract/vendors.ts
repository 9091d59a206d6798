import { globSync } from 'node:fs';
import path from 'node:path';
import { type Exception, FOR_PEOPLE, type StandIn, type Undocumented, type VendorContract } from './described.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', 'backends');

/** What each vendor publishes. */
export const VENDORS: readonly VendorContract[] = await Promise.all(
  globSync('*/contract.ts', { cwd: FOLDER })
    .sort()
    .map(async (file): Promise<VendorContract> => (await import(path.join(FOLDER, file))).contract),
);

/** The documents of each account type whose vendor publishes any. */
export const DOCUMENTS: Readonly<Record<string, readonly string[]>> = Object.assign({}, ...VENDORS.map(({ documents }) => documents));

export const ACCOUNTS: readonly string[] = Object.keys(DOCUMENTS);

export const EXCEPTIONS: readonly Exception[] = VENDORS.flatMap(({ exceptions }) => exceptions);

export const STAND_INS: readonly StandIn[] = VENDORS.flatMap(({ standIns = [] }) => standIns);

/** Those of Entra belong to no account type. */
export const UNDOCUMENTED: readonly Undocumented[] = [
  {
    service: 'entra',
    request: /^POST \/[^/]+\/oauth2\/v2\.0\/token$/,
    name: 'POST /{tenant}/oauth2/v2.0/token',
    reason: 'Microsoft publishes no OpenAPI document of it',
  },
  {
    service: 'entra',
    request: /^(GET|POST) \/[^/]+\/(oauth2\/v2\.0\/authorize|interaction)/,
    name: 'GET /{tenant}/oauth2/v2.0/authorize',
    reason: FOR_PEOPLE,
  },
  ...VENDORS.flatMap(({ undocumented = [] }) => undocumented),
  ...withoutDocuments().map((service) => ({
    service,
    request: /./,
    name: `everything of ${service}`,
    reason: 'its vendor publishes no OpenAPI document',
  })),
];

/** A request's path as the documents of its service write it. */
export function asWritten(service: string, pathname: string): string {
  const contract = VENDORS.find(({ documents }) => service in documents);
  return contract?.written?.(pathname) ?? pathname;
}

/** Whether an operation needn't send a request to the account type's service. */
export function isSilent(account: string, operation: string): boolean {
  return VENDORS.some(({ documents, silent }) => account in documents && silent.includes(operation));
}

/** The backends whose folder has no contract.ts. */
function withoutDocuments(): string[] {
  const folders = (file: string): string[] => globSync(`*/${file}`, { cwd: FOLDER }).map((found) => path.dirname(found));
  const described = new Set(folders('contract.ts'));
  return folders('index.test.ts').filter((folder) => !described.has(folder));
}
