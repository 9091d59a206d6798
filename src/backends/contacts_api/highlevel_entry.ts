import type { Entry } from '../backend.ts';

/** The same API with HighLevel's own sign-in, where PKCE is not documented. */
export const highlevelEntry = {
  key: 'highlevel',
  label: 'HighLevel',
  choice: 'HighLevel',
  signIn: { fields: [], standardPkce: false },
} as const satisfies Entry;
