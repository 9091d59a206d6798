import type { PlainInputField } from 'zapier-platform-core';
import type { Backend } from '../backends/backend.ts';
import type { Run } from '../operation.ts';
import { standaloneInput } from './contact_inputs.ts';
import { accountInputs, type FieldFunction, linesIfTagsNotListed } from './form.ts';

/** The field that narrows a trigger or a search to the holders of one tag. */
export const TAG_INPUT: PlainInputField = {
  key: 'tag',
  label: 'Tag',
  dynamic: 'tag_list.id.name',
  helpText: 'Only contacts with this tag.',
};

/** Folder and source, where the connected account has them. */
export const selectionInputs: FieldFunction = accountInputs((run) => listSelectionInputs(run));

/** The same for a form that has more. */
export function listSelectionInputs(run: Run): PlainInputField[] {
  return [...linesIfTagsNotListed(run), ...listFolderAndSourceInputs(run.backend)];
}

/** The same for a search that has no tag to narrow it. */
export const folderAndSourceInputs: FieldFunction = accountInputs(({ backend }) => listFolderAndSourceInputs(backend));

function listFolderAndSourceInputs(backend: Backend): PlainInputField[] {
  return [
    ...(backend.folders === undefined ? [] : [standaloneInput('folder_id', 'Only contacts in this folder, not in its subfolders.')]),
    ...sourceField(backend),
  ];
}

/** The places that people come from, or, where there is the address book alone, the text that its contacts carry. */
function sourceField({ sources, inputs }: Backend): PlainInputField[] {
  if (sources !== undefined)
    return [
      {
        ...standaloneInput('source', 'Which people to include. Only those in the address book, unless you choose.'),
        choices: Object.fromEntries(sources.choices.map(({ id, name }) => [id, name])),
      },
    ];
  return carriesSource(inputs) ? [standaloneInput('source', 'Only contacts with exactly this source.')] : [];
}

/** Whether contacts of the account carry a text that says where they come from. */
export function carriesSource({ create }: Backend['inputs']): boolean {
  return create.includes('source');
}
