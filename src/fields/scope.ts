import type { PlainInputField } from 'zapier-platform-core';
import { type Backend, need } from '../backends/backend.ts';
import type { Scope, Within } from '../contacts/query.ts';
import type { Run } from '../operation.ts';
import { apart } from './contact_inputs.ts';
import { type FieldFunction, form, tagLines } from './form.ts';
import { searchText } from './input.ts';

/** The field that narrows a trigger or a search to the holders of one tag. */
export const TAG: PlainInputField = {
  key: 'tag',
  label: 'Tag',
  dynamic: 'tag_list.id.name',
  helpText: 'Only contacts with this tag.',
};

/** Folder and source, where the connected account has them. */
export const scopeFields: FieldFunction = form((run) => scopeLines(run));

/** The same for a form that has more. */
export function scopeLines(run: Run): PlainInputField[] {
  return [...tagLines(run), ...withinLines(run.backend)];
}

/** The same for a search that has no tag to narrow it. */
export const withinFields: FieldFunction = form(({ backend }) => withinLines(backend));

function withinLines(backend: Backend): PlainInputField[] {
  return [
    ...(backend.folders === undefined ? [] : [apart('folder_id', 'Only contacts in this folder, without the folders in it.')]),
    ...sourceField(backend),
  ];
}

/** The places that people come from, or, where there is the address book alone, the text that its contacts carry. */
function sourceField({ sources, inputs }: Backend): PlainInputField[] {
  if (sources !== undefined)
    return [
      {
        ...apart('source', 'Which people. Those in the address book unless you choose.'),
        choices: Object.fromEntries(sources.choices.map(({ id, name }) => [id, name])),
      },
    ];
  return carriesSource(inputs) ? [apart('source', 'Only contacts with exactly this source.')] : [];
}

function carriesSource({ create }: Backend['inputs']): boolean {
  return create.includes('source');
}

/** Reads the part of the account that the step is about; what the account has no such parts for is refused before any request. */
export function readScope(run: Run): Scope {
  const tag = searchText(run.input, 'tag');
  const within = readWithin(run);
  if (tag !== undefined) need(run.backend, 'tags');
  return { ...within, ...(tag === undefined ? {} : { tag }) };
}

/** Reads where to look, the same way. */
export function readWithin({ backend, input }: Run): Within {
  const folder = searchText(input, 'folder_id');
  const source = searchText(input, 'source');
  if (folder !== undefined) need(backend, 'folders');
  // Where people come from nowhere but the address book, a source is a text that contacts carry, if at all.
  if (source !== undefined && !carriesSource(backend.inputs)) need(backend, 'sources');
  return {
    ...(folder === undefined ? {} : { folder_id: folder }),
    ...(source === undefined ? {} : { source }),
  };
}
