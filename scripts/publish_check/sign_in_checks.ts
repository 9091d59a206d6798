import type { Definition, Perform, Values } from '../../sandbox/zapier/definition.ts';
import { platformFor } from '../../sandbox/zapier/platform.ts';
import type { Check } from './check.ts';

/** Of the platform's list: those about signing in. */
export const SIGN_IN_CHECKS: readonly Check[] = [
  {
    code: 'D002',
    title: 'where a person has to paste a key, the help links to where it is',
    run: ({ app }) =>
      app.authentication.fields
        .filter(({ type, key }) => type === 'password' || /api_?key|token|secret/.test(key))
        .filter(({ helpText = '' }) => !/\[[^\]]+\]\(https:\/\/[^)]+\)/.test(helpText))
        .map(({ key }) => `The sign-in field ${key} links to nothing.`),
  },
  { code: 'D003', title: 'the label of a connection names it, and nothing secret', run: ({ app, build }) => labelFaults(app, build) },
  { code: 'D026', title: 'no sign-in field chooses the server', run: ({ app, build }) => hostFaults(app, build) },
];

async function labelFaults(app: Definition, build: string): Promise<string[]> {
  const { connectionLabel } = app.authentication;
  if (connectionLabel === undefined || connectionLabel === '') return ['There is no label.'];
  const secret = 'secret-of-the-connection';
  const label = (name: string) => labelled(app, connectionLabel, { account_type: accounts(app, build)[0] ?? '', name }, secret);
  const [one, other] = [await label('ada@example.com'), await label('grace@example.com')];
  return [
    ...(one === other ? [`The label is "${one}" for every account.`] : []),
    ...(one.includes(secret) ? ['The label tells a secret.'] : []),
  ];
}

async function labelled(app: Definition, label: Perform | string, test: Values, secret: string): Promise<string> {
  const values: Values = { ...test, access_token: secret, refresh_token: secret };
  if (typeof label === 'string') return label.replace(/\{\{(?:bundle\.\w+\.)?(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''));
  const account = { account_type: String(test.account_type), access_token: secret, refresh_token: secret };
  return String(await platformFor(app, account).call(label, test));
}

const HOSTILE = [
  'evil.example',
  'evil.example/',
  '//evil.example',
  '../../evil.example',
  'x@evil.example',
  'evil.example#',
  'evil.example?',
  '.evil.example',
];

/** Each field is filled with the address of a stranger: the sign-in page must stay where it is, or be refused. */
async function hostFaults(app: Definition, build: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const account_type of accounts(app, build)) {
    const proper = await hostOf(app, { account_type });
    for (const { key } of app.authentication.fields.filter((field) => field.key !== 'account_type')) {
      for (const value of HOSTILE) {
        const host = await hostOf(app, { account_type, [key]: value });
        if (host !== null && host !== proper) wrong.push(`${account_type}: "${value}" in ${key} leads to ${host}.`);
      }
    }
  }
  return wrong;
}

/** Null when it is refused. */
async function hostOf(app: Definition, fields: Readonly<Record<string, string>>): Promise<string | null> {
  const { authorizeUrl } = app.authentication.oauth2Config;
  try {
    const inputData = { ...fields, redirect_uri: 'https://zapier.com/dashboard/auth/oauth/return/App1CLIAPI/', state: 'state' };
    return new URL(String(await platformFor(app, {}).call(authorizeUrl, inputData))).host;
  } catch {
    return null;
  }
}

/** The account types of a build: the choices of its form, or the only one. */
export function accounts(app: Definition, build: string): string[] {
  const choices = app.authentication.fields.find(({ key }) => key === 'account_type')?.choices;
  return choices === undefined ? [build] : Object.keys(choices);
}
