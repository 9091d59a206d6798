import { REMOVE_INPUTS } from '../../contacts/change.ts';
import { inputsExcept } from '../../contacts/contact_keys.ts';

const INPUTS = inputsExcept('folder_id', 'owner_id', 'business_id', 'source', 'do_not_disturb');

/** What Graph can change of a contact. */
export const UPDATE_INPUTS = [...INPUTS, ...REMOVE_INPUTS] as const;

/** A contact is put into a folder when it is made; whether it can be moved later is not documented. */
export const CREATE_INPUTS = [...INPUTS, 'folder_id'] as const;
