import type { Entry } from '../backend.ts';

/** Personal contacts of Outlook behind Microsoft Entra ID. */
export const outlookEntry = {
  key: 'outlook',
  label: 'Outlook',
  choice: 'Outlook',
  signIn: { fields: ['tenant'], standardPkce: true },
} as const satisfies Entry;
