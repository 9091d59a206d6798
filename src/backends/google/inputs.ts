import { REMOVE_INPUTS } from '../../contacts/change.ts';
import { inputsExcept } from '../../contacts/contact_keys.ts';

export const CREATE_INPUTS = inputsExcept('folder_id', 'owner_id', 'business_id', 'source', 'do_not_disturb');

export const UPDATE_INPUTS = [...CREATE_INPUTS, ...REMOVE_INPUTS] as const;
