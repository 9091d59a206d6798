import { requirePort } from '../backends/backend.ts';
import type { Selection, Within } from '../contacts/query.ts';
import { carriesSource } from '../fields/selection_inputs.ts';
import type { Run } from '../operation.ts';
import { readSearchText } from './read_input.ts';

/** Reads the part of the account that the step is about; what the account has no such parts for is refused before any request. */
export function readSelection(run: Run): Selection {
  const tag = readSearchText(run.input, 'tag');
  const within = readFolderAndSource(run);
  if (tag !== undefined) requirePort(run.backend, 'tags', 'Tag blank');
  return { ...within, ...(tag === undefined ? {} : { tag }) };
}

/** Reads where to look, the same way. */
export function readFolderAndSource({ backend, input }: Run): Within {
  const folder = readSearchText(input, 'folder_id');
  const source = readSearchText(input, 'source');
  if (folder !== undefined) requirePort(backend, 'folders', 'Folder blank');
  // Where people come from nowhere but the address book, a source is a text that contacts carry, if at all.
  if (source !== undefined && !carriesSource(backend.inputs)) requirePort(backend, 'sources', 'Source blank');
  return {
    ...(folder === undefined ? {} : { folder_id: folder }),
    ...(source === undefined ? {} : { source }),
  };
}
