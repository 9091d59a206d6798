import type { AuthData } from './account.ts';

/**
 * A whole `.env` for Zapier's command line: the sandbox's addresses, the client for `invoke auth start`, and a
 * connection that is signed in already.
 */
export function envFile(environment: Readonly<Record<string, string>>, connection: AuthData): string {
  const type = connection.account_type ?? '';
  const client = (what: string): string => environment[`${type.toUpperCase()}_${what}`] ?? '';
  return `${lines({ ...environment, CLIENT_ID: client('CLIENT_ID'), CLIENT_SECRET: client('CLIENT_SECRET') })}

# A connection to ${type} that is signed in.
${lines(Object.fromEntries(Object.entries(connection).map(([name, value]) => [`authData_${name}`, value])))}
`;
}

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join('\n');
}

/** Shells and .env files both read text in single quotes unchanged. */
function quoted(value: string): string {
  return /^[\w./:@-]*$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
