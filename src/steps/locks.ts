import type { LockObject } from 'zapier-platform-core';

/** One step at a time for one contact: without ETags, two steps could overwrite each other's changes. */
export const CONTACT_LOCK: LockObject = { key: 'contact-{{bundle.inputData.contact_id}}', scope: ['account'], timeout: 60 };

/** One step at a time for one email and phone, so that two steps don't both create the contact. */
export const MATCH_LOCK: LockObject = {
  key: 'contact-{{bundle.inputData.email}}-{{bundle.inputData.phone}}',
  scope: ['account'],
  timeout: 60,
};

/** One import at a time, so that two with the same people don't both create them. */
export const IMPORT_LOCK: LockObject = { key: 'import', scope: ['account'], timeout: 60 };

/** The lock of the kept contact, as in steps about that contact. */
export const MERGE_LOCK: LockObject = { key: 'contact-{{bundle.inputData.keep_contact_id}}', scope: ['account'], timeout: 60 };
