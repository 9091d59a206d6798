import type { LockObject } from 'zapier-platform-core';

/** One step at a time for one contact: services without a version to compare would let two writers undo each other. */
export const CONTACT_LOCK: LockObject = { key: 'contact-{{bundle.inputData.contact_id}}', scope: ['account'], timeout: 60 };

/** One step at a time for one address and number, so that two of them do not both make the contact. */
export const MATCH_LOCK: LockObject = {
  key: 'contact-{{bundle.inputData.email}}-{{bundle.inputData.phone}}',
  scope: ['account'],
  timeout: 60,
};
