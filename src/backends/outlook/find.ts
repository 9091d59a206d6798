import type { Contact } from '../../contacts/contact.ts';
import { type Criterion, type FindWithin, meetsCriterion } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { nameCondition, withEmail } from './filter.ts';
import { withPhone } from './filter_phone_rows.ts';
import { COMPARED, type FolderQuery, findInFolder, type Match } from './find_in_folder.ts';
import { readWholeContacts } from './find_whole.ts';
import { mailboxOf } from './folders_mailbox.ts';
import { sourceOf } from './sources.ts';
import { findPeople } from './sources_find.ts';
import { toContact } from './translate.ts';

/**
 * A match in the default folder ends the search, unless all are requested. Without one, every other folder is searched.
 */
export async function find(connection: Connection, criterion: Criterion, within: FindWithin): Promise<readonly Contact[]> {
  const { folder_id, everywhere = false } = within;
  const source = sourceOf(connection, within.source);
  if (source !== null) return await findPeople(connection, source, criterion, within);
  const query = queryFor(criterion);
  const findHere = (folder: string | null): Promise<readonly Match[]> => findInFolder(connection, folder, query);
  const found = async (): Promise<(readonly Match[])[]> => {
    if (folder_id !== undefined) return [await findHere(folder_id)];
    const mailbox = mailboxOf(connection);
    return everywhere ? mailbox.everywhere(findHere) : mailbox.defaultFirst(findHere, (own) => own.length > 0);
  };
  const whole = await readWholeContacts(connection, worthReading((await found()).flat()));
  return whole.map((contact) => toContact(contact, connection.timezone));
}

/** No filter for phones is documented. https://learn.microsoft.com/graph/filter-query-parameter */
function queryFor(criterion: Criterion): FolderQuery {
  const { by, value } = criterion;
  const filter = { email: () => withEmail(value), phone: () => null, name: () => nameCondition(value) }[by]();
  return {
    filter,
    compared: COMPARED[by],
    isExact: by === 'email',
    fits: (contact) => meetsCriterion(contact, criterion),
    mayFit: by === 'phone' ? withPhone(value) : undefined,
  };
}

/** This many matches, with the newest and the oldest, are enough to see that there are several. */
const WHOLE_LIMIT = 5;

/** The matches to read whole: the first few, and those that can be the newest or the oldest. */
function worthReading(matches: readonly Match[]): readonly Match[] {
  const date = ({ contact }: Match): string => contact.created_at ?? '';
  const oldest = matches.reduce<Match | undefined>(
    (best, match) => (best === undefined || date(match) < date(best) ? match : best),
    undefined,
  );
  const newest = matches.reduce<Match | undefined>(
    (best, match) => (best === undefined || date(match) > date(best) ? match : best),
    undefined,
  );
  return matches.filter((match, index) => match.isWhole || index < WHOLE_LIMIT || match === oldest || match === newest);
}
