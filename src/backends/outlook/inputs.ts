import { REMOVE_INPUTS } from '../../contacts/change.ts';
import { inputsExcept } from '../../contacts/contact_keys.ts';

const INPUTS = inputsExcept('folder_id', 'owner_id', 'business_id', 'source', 'do_not_disturb');

export const UPDATE_INPUTS = [...INPUTS, ...REMOVE_INPUTS] as const;

/** A contact gets its folder when it's created. It isn't documented whether it can move later. */
export const CREATE_INPUTS = [...INPUTS, 'folder_id'] as const;
