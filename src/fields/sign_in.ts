import type { AuthField } from 'zapier-platform-core';
import { type AccountTypeDescription, WHICH_ONE } from '../backends/account_types.ts';
import type { SignInField } from '../backends/sign_in.ts';
import { inWords } from '../contacts/text.ts';

/** The sign-in form for these account types. With a single type there's no chooser. */
export function signInFields(accountTypes: readonly AccountTypeDescription[]): AuthField[] {
  return [
    ...(__BUILD__.several ? [chooser(accountTypes)] : []),
    access(__BUILD__.several ? undefined : accountTypes[0]?.label),
    ...ownFields(accountTypes).map(({ only, label, ...field }): AuthField => {
      const users = accountTypes.filter(({ signIn }) => signIn.fields.some(({ key }) => key === field.key));
      const who = only ?? inWords(users.map((user) => user.label));
      return { required: false, ...field, label: users.length === accountTypes.length ? label : `${who} only: ${label}` };
    }),
  ];
}

/** The defaults of sign-in fields. */
export function signInDefaults(accountTypes: readonly AccountTypeDescription[]): Record<string, string> {
  const given = ownFields(accountTypes).flatMap((field) => (field.default === undefined ? [] : [[field.key, field.default]]));
  return { access: 'write', ...Object.fromEntries(given) };
}

/** Every key that the token step stores in the auth data. */
export function signInKeys(accountTypes: readonly AccountTypeDescription[]): string[] {
  return ['access', ...ownFields(accountTypes).map(({ key }) => key)];
}

/** The fields that account types ask for, each once, in the order of the account types. */
function ownFields(accountTypes: readonly AccountTypeDescription[]): SignInField[] {
  return [...new Map(accountTypes.flatMap(({ signIn }) => signIn.fields.map((field) => [field.key, field] as const))).values()];
}

/** With a single type, the form says who is asked. */
function access(label: string | undefined): AuthField {
  return {
    key: 'access',
    label: 'Access',
    type: 'string',
    required: false,
    default: 'write',
    choices: { read: 'Read only', write: 'Read and write' },
    helpText: `"Read only" asks ${label === undefined ? '' : `${label} `}for the fewest permissions: triggers and searches for contacts work, actions don't.`,
  };
}

/** No default, because a person who only clicks Continue would sign in somewhere they didn't mean. */
function chooser(accountTypes: readonly AccountTypeDescription[]): AuthField {
  const keys = new Set(accountTypes.map(({ key }) => key));
  const advice = WHICH_ONE.filter(({ between }) => between.every((key) => keys.has(key))).map((one) => one.advice);
  return {
    key: 'account_type',
    label: 'Account Type',
    type: 'string',
    required: true,
    choices: Object.fromEntries(accountTypes.map(({ key, choice }) => [key, choice])),
    helpText: ['Where your contacts are.', ...advice].join(' '),
  };
}
