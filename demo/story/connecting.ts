import type { AuthData } from '../../sandbox/account.ts';
import { type AccountType, signInForm } from '../../sandbox/account.ts';
import { type Field, operationOf, type Values } from '../../sandbox/zapier/definition.ts';
import { signIn } from '../../sandbox/zapier/sign_in.ts';
import type { Stage } from '../stage.ts';

/** Connects, tests and names the account, and opens a form that depends on it. */
export async function connecting(stage: Stage, account: AccountType): Promise<void> {
  const { app } = stage;
  const { connectionLabel: label } = app.authentication;
  const { account_type = '', ...others } = signInForm(account, stage.sandbox.account(stage.key).connection());
  const asked = ({ key }: { readonly key: string }): boolean => key === 'account_type';
  // A build with one account type doesn't ask for it.
  const fields: AuthData = app.authentication.fields.some(asked) ? { account_type, ...others } : others;
  const { authData } = await stage.step({
    title: "Sign in on the vendor's pages (the requests include the browser's)",
    operation: 'sign_in',
    input: fields,
    run: () => signIn(app, fields, account.signIn.choices),
    show: ({ page, authData }) => `by ${new URL(page).pathname}, state checked; granted: ${String(authData.scope)}`,
    expect: ({ authData }) => ({
      'an access token': String(authData.access_token ?? '') !== '',
      'a way to renew it': String(authData.refresh_token ?? '') !== '',
      'the account type is stored': authData.account_type === account_type,
    }),
  });
  stage.authData = authData;

  const tested = await stage.step({
    title: 'Test the connection',
    operation: 'connection_test',
    run: () => stage.call(app.authentication.test) as Promise<Values>,
    show: ({ name }) => String(name),
    expect: (output, { count }) => ({
      'it is this account': output.account_type === account_type,
      'no request but for one contact, and for whose account it is': count === account.requests.connectionTest,
    }),
  });
  await stage.step({
    title: 'Name the connection',
    operation: 'connection_label',
    run: () => stage.call(label, tested),
    show: String,
    expect: (name, { count }) => ({
      'it names account type and access': String(name).includes(account.label) && String(name).includes('read and write'),
      'no request': count === 0,
    }),
  });
  const renewed = await stage.step({
    title: 'Renew the access, as Zapier does when it has expired',
    operation: 'refresh',
    run: () => stage.call(app.authentication.oauth2Config.refreshAccessToken) as Promise<AuthData>,
    show: (tokens) => `a new access token${tokens.refresh_token === undefined ? '' : ' and a new refresh token'}`,
    expect: ({ access_token }, { count }) => ({
      'another access token': access_token !== undefined && access_token !== authData.access_token,
      'one request': count === 1,
    }),
  });
  stage.authData = { ...authData, ...renewed };

  await stage.step({
    title: 'Open the form of Create Contact',
    operation: 'form',
    run: () => openForm(stage, 'create_contact'),
    show: (fields) =>
      `${fields.length} fields: what this account can store${custom(fields) > 0 ? `, ${custom(fields)} of them its own` : ''}`,
    expect: (fields) => ({
      'it could be read': !fields.some(({ key }) => key === 'account_not_read'),
      'custom fields where there are any': custom(fields) > 0 === account.has.includes('customFields'),
    }),
  });
  if (!('add_task' in stage.app.creates)) return;
  await stage.step({
    title: 'Open the form of Add Task to Contact',
    operation: 'form',
    run: () => openForm(stage, 'add_task'),
    show: (fields) => String(fields.find(({ key }) => key === 'not_available')?.helpText ?? `${fields.length} fields`),
    expect: (fields) => ({
      "it says what the account can't do": fields.some(({ key }) => key === 'not_available') !== account.has.includes('tasks'),
    }),
  });
}

function openForm(stage: Stage, key: string): Promise<readonly Field[]> {
  return stage.platform.inputFields(operationOf(stage.app, 'creates', key));
}

function custom(fields: readonly Field[]): number {
  return fields.filter(({ key }) => key.startsWith('custom_')).length;
}
