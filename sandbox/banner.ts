/** What a person reads when the sandbox is ready; every line can be pasted. */
export function banner(url: string, keys: readonly string[]): string {
  const [first = '', ...others] = keys;
  return `The sandbox runs at ${url} (open it in a browser). Stop it with Ctrl-C.

Run single steps in a second terminal, in this folder:

  npm run build
  curl -s ${url}/_sandbox/env/${first} > .env
  npx zapier-platform invoke auth test
  npx zapier-platform invoke search find_contact --inputData '{"email":"ada.obrien.0@example.com"}' --non-interactive

The other accounts:

${others.map((key) => `  curl -s ${url}/_sandbox/env/${key} > .env`).join('\n')}

Sign in yourself, with a build of one account type:

  CONTACTS_BACKENDS=${first} npm run build
  npx zapier-platform invoke auth start

See every request:

  curl -s ${url}/_sandbox/requests
`;
}
