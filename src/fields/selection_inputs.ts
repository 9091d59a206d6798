import type { PlainInputField } from 'zapier-platform-core';
import type { Backend } from '../backends/backend.ts';
import type { Run } from '../operation.ts';
import { standaloneInput } from './contact_inputs.ts';
import { accountInputs, explainMissingTagList, type FieldFunction } from './form.ts';

/** Narrows a trigger or a search to contacts with one tag. */
export const TAG_INPUT: PlainInputField = {
  key: 'tag',
  label: __BUILD__.words.Tag,
  dynamic: 'tag_list.id.name',
  helpText: `Only contacts with this ${__BUILD__.words.tag}.`,
};

/** The same for a form that can do without it. */
export const TAG_INPUTS: PlainInputField[] = __BUILD__.can.tags ? [TAG_INPUT] : [];

/** Folder and source, if the connected account has them, and a line if there's no list of tags. */
export const selectionInputs: FieldFunction = accountInputs((run) => listSelectionInputs(run));

/** The same as part of a longer form. */
export function listSelectionInputs(run: Run): PlainInputField[] {
  return [...explainMissingTagList(run), ...listFolderAndSourceInputs(run.backend)];
}

/** Folder, if the connected account has them, and a line if there's no list of tags. */
export const tagAndFolderInputs: FieldFunction = accountInputs((run) => listTagAndFolderInputs(run));

/** The same as part of a longer form. */
export function listTagAndFolderInputs(run: Run): PlainInputField[] {
  return [...explainMissingTagList(run), ...folderField(run.backend)];
}

/** Folder and source for a search without a tag. */
export const folderAndSourceInputs: FieldFunction = accountInputs(({ backend }) => listFolderAndSourceInputs(backend));

function listFolderAndSourceInputs(backend: Backend): PlainInputField[] {
  return [...folderField(backend), ...sourceField(backend)];
}

function folderField({ folders }: Backend): PlainInputField[] {
  return folders === undefined ? [] : [standaloneInput('folder_id', 'Only contacts in this folder, not in its subfolders.')];
}

/** The sources beyond the address book, or the text field that some accounts call source. */
function sourceField({ sources, inputs }: Backend): PlainInputField[] {
  if (sources !== undefined)
    return [
      {
        ...standaloneInput('source', 'Which people to include. Only those in the address book, unless you choose.'),
        choices: Object.fromEntries(sources.choices.map(({ id, name }) => [id, name])),
      },
    ];
  return keepsSourceText(inputs) ? [standaloneInput('source', 'Only contacts with exactly this source.')] : [];
}

/** Whether a source is a text field of each contact in this account. */
export function keepsSourceText({ create }: Backend['inputs']): boolean {
  return create.includes('source');
}
