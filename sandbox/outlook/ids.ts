import { malformedId } from './errors.ts';

/** One counter for everything in the mailbox. IDs are made of its number, so they are the same in every run. */
export function folderId(serial: number): string {
  return MAILBOX + tail(serial);
}

/** The ID of a to-do list or of a task. */
export function todoId(serial: number): string {
  return TASK_ITEM + tail(serial);
}

/** The form of a contact's ID that survives a move; the store uses it as its key. */
export function immutableId(serial: number): string {
  return IMMUTABLE + tail(serial);
}

/** The form without the Prefer header. It contains the folder, so a move changes it. */
export function mutableId(contact: { readonly id: string; readonly folderId: string }): string {
  return `${MAILBOX}${contact.folderId.slice(-TAIL, -1)}A${contact.id.slice(-TAIL)}`;
}

/** The immutable form of either form. An unknown ID is returned unchanged, and won't be found. */
export function immutableFrom(id: string): string {
  return id.startsWith(MAILBOX) && id.length === MAILBOX.length + 2 * TAIL ? IMMUTABLE + id.slice(-TAIL) : id;
}

/** An ID that no mailbox can have made is refused before any search. */
export function checkId(id: string): string {
  if (id.length < 16 || id.length % 4 !== 0 || !/^[A-Za-z0-9_-]+={0,2}$/.test(id)) throw malformedId();
  return id;
}

/** The version of an item, which the etag contains. It has slashes and plus signs, like the vendor's. */
export function changeKey(revision: number): string {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(revision, 0, 6);
  return `EQAAABYAAACd9nJ/tVysQos2hTf+paWR${bytes.toString('base64')}`;
}

export const etag = (key: string): string => `W/"${key}"`;

const MAILBOX = 'AAMkAGZlOTk2Y2Qx-TU1MjQtNGQ0My05_zU3LWQ0YjRlYzYxZjY3OQBGAAAAAACx';
const TASK_ITEM = 'AAMkADIyAAhZ0AAA-RvFBKPAAAAABlcVmm_9fgzTpZc1eMYhlmEBAAAAAAESAAB7';
const IMMUTABLE = 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AyM_5Z1xq0k2rRAAAAAAA';

/** 11 bytes are 15 characters and one padding character. */
const TAIL = 16;

function tail(serial: number): string {
  const bytes = Buffer.alloc(11);
  bytes.writeUInt32BE(Math.imul(serial, 2_654_435_761) >>> 0, 0);
  bytes.writeUInt32BE(serial, 7);
  return `${bytes.toString('base64url')}=`;
}
