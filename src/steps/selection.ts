import { ADDRESS_BOOK, requirePort } from '../backends/backend.ts';
import type { Selection, Within } from '../contacts/query.ts';
import { keepsSourceText } from '../fields/selection_inputs.ts';
import type { Run } from '../operation.ts';
import { readSearchText } from './read_input.ts';

/** Reads the folder, source and tag. What the account doesn't have is refused before any request. */
export function readSelection(run: Run): Selection {
  const tag = readSearchText(run.input, 'tag');
  const within = readFolderAndSource(run);
  if (tag !== undefined) requirePort(run.backend, 'tags', `${__BUILD__.words.Tag} blank`);
  return { ...within, ...(tag === undefined ? {} : { tag }) };
}

/** Reads the folder and source in the same way. */
export function readFolderAndSource({ backend, input }: Run): Within {
  const folder = readSearchText(input, 'folder_id');
  const source = readSearchText(input, 'source');
  if (folder !== undefined) requirePort(backend, 'folders', 'Folder blank');
  // In some accounts, a source is a field of each contact, not a separate list.
  if (source !== undefined && !keepsSourceText(backend.inputs)) requirePort(backend, 'sources', 'Source blank');
  return {
    ...(folder === undefined ? {} : { folder_id: folder }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Whether the step reads people outside the address book, of whom no service has dates. */
export function isBeyondAddressBook({ backend, input }: Run): boolean {
  const source = readSearchText(input, 'source');
  return backend.sources !== undefined && source !== undefined && source !== ADDRESS_BOOK;
}
