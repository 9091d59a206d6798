/** The scopes that the API of the Contacts API behind Entra knows. */
export const CONTACTS_API_SCOPES: readonly string[] = ['contacts.readonly', 'contacts.write'];

/** The scopes that HighLevel's resources of this sandbox ask for. */
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
  'oauth.readonly',
  'oauth.write',
];
