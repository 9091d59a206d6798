import type { Sandbox } from './server.ts';

/** Lines that a person can paste to use a running sandbox. */
export function banner(sandbox: Sandbox): string {
  return `The sandbox runs at ${sandbox.url}. Stop it with Ctrl-C.

# Paste these lines into the shell in which you run the integration:
${Object.entries(sandbox.environment)
  .map(([name, value]) => `export ${name}=${quoted(value)}`)
  .join('\n')}

# Put one of these blocks into .env, then run for example
#   npx zapier-platform invoke auth test
#   npx zapier-platform invoke search find_contact --inputData '{"email":"ada.obrien.0@example.com"}'
${Object.values(sandbox.connections()).map(block).join('\n\n')}

# Or sign in on the pages:
#   npx zapier-platform invoke auth start

# See every request:  curl ${sandbox.url}/_sandbox/requests
`;
}

function block(connection: Readonly<Record<string, string>>): string {
  const lines = Object.entries(connection).map(([name, value]) => `authData_${name}=${quoted(value)}`);
  return [`# ${connection.account_type}`, ...lines].join('\n');
}

/** Both shells and .env files read what stands in single quotes as it is. */
function quoted(value: string): string {
  return /^[\w./:@-]*$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
