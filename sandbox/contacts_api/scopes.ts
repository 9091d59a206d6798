/** The scopes of the Contacts API with Entra. */
export const CONTACTS_API_SCOPES: readonly string[] = ['contacts.readonly', 'contacts.write'];

/** The scopes of HighLevel's resources in this sandbox. */
export const HIGHLEVEL_SCOPES: readonly string[] = [
  'contacts.readonly',
  'contacts.write',
  'locations.readonly',
  'locations/customFields.readonly',
  'locations/tags.readonly',
  'locations/tags.write',
  'locations/tasks.readonly',
  'users.readonly',
  'businesses.readonly',
  'workflows.readonly',
  'oauth.readonly',
  'oauth.write',
];
