import type { Contact } from '../../contacts/contact.ts';
import { type Criterion, type FindWithin, meets } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { named, withEmail } from './filter.ts';
import { withPhone } from './filter_phone_rows.ts';
import { COMPARED, type Hit, type Look, lookIn } from './find_in_folder.ts';
import { readWhole } from './find_whole.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { toContact } from './translate.ts';

/** A hit in the default folder ends the search, unless all are wanted; without one every other folder is looked through. */
export async function find(
  connection: Connection,
  criterion: Criterion,
  { folder_id, everywhere = false }: FindWithin,
): Promise<readonly Contact[]> {
  const look = lookFor(criterion);
  const lookHere = (folder: string | null): Promise<readonly Hit[]> => lookIn(connection, folder, look);
  const found = async (): Promise<(readonly Hit[])[]> => {
    if (folder_id !== undefined) return [await lookHere(folder_id)];
    const mailbox = mailboxOf(connection);
    return everywhere ? mailbox.everywhere(lookHere) : mailbox.ownFirst(lookHere, (own) => own.length > 0);
  };
  const whole = await readWhole(connection, telling((await found()).flat()));
  return whole.map((contact) => toContact(contact, connection.timezone));
}

/** No filter for phones is documented. https://learn.microsoft.com/graph/filter-query-parameter */
function lookFor(criterion: Criterion): Look {
  const { by, value } = criterion;
  const filter = { email: () => withEmail(value), phone: () => null, name: () => named(value) }[by]();
  return {
    filter,
    compared: COMPARED[by],
    isExact: by === 'email',
    fits: (contact) => meets(contact, criterion),
    mayFit: by === 'phone' ? withPhone(value) : undefined,
  };
}

/** More hits than these, with the newest and the oldest of all, are enough to see that there are several. */
const MOST_HITS = 5;

/** Of hits that were read in part, those that are read whole: the first few, and whichever a person may mean by the newest or the oldest. */
function telling(hits: readonly Hit[]): readonly Hit[] {
  const date = ({ contact }: Hit): string => contact.created_at ?? '';
  const oldest = hits.reduce<Hit | undefined>((best, hit) => (best === undefined || date(hit) < date(best) ? hit : best), undefined);
  const newest = hits.reduce<Hit | undefined>((best, hit) => (best === undefined || date(hit) > date(best) ? hit : best), undefined);
  return hits.filter((hit, index) => hit.isWhole || index < MOST_HITS || hit === oldest || hit === newest);
}
