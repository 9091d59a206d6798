import type { Entry } from '../backend.ts';

/** Google, iCloud, Exchange and IMAP contacts through Nylas, which hashes PKCE's verifier in its own way. */
export const nylasEntry = {
  key: 'nylas',
  label: 'Nylas',
  choice: 'Nylas (Google, iCloud, Exchange, IMAP ...)',
  signIn: { fields: ['nylas_region', 'nylas_provider', 'people_sources'], standardPkce: false },
} as const satisfies Entry;
