/** The delegated scopes of Microsoft Graph that the Outlook client can ask for. */
export const GRAPH_SCOPES: readonly string[] = [
  'User.Read',
  'Contacts.Read',
  'Contacts.ReadWrite',
  'Tasks.ReadWrite',
  'MailboxSettings.Read',
  'People.Read',
  'User.ReadBasic.All',
];

/** Those for contacts that someone shares. */
export const SHARING_SCOPES: readonly string[] = ['Contacts.Read.Shared', 'Contacts.ReadWrite.Shared'];
