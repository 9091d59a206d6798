import { globSync } from 'node:fs';
import path from 'node:path';
import type { AccountType } from '../../../sandbox/account.ts';
import { type Fault, FINE, stop, type Verdict } from './faults.ts';
import { nameOf, type Operation } from './operations.ts';
import type { Step } from './steps.ts';
import { LEFT_OUT, type Tolerance } from './tolerance.ts';

const UNREAD = /^(?:an empty 200|cut-off JSON|HTML in place|ids that)/;
const READS_OF_A_BATCH = 20;
/** A contact that someone else changes at the same time is read and written again until the time is over. */
const RETRIES_AFTER_CONFLICT = 80;

const TOLERANCES: readonly Tolerance[] = [
  {
    why: 'a part that the connection may not read is given empty, as the form says',
    faults: /^403$/,
    operation: /: find_contact_details$/,
    step: /\/(?:tasks|notes|appointments|lists|photo)$/,
    verdict: FINE,
  },
  {
    why: 'a custom field that cannot be read does not keep the others from it',
    faults: /^ids that/,
    operation: /: (?!field_list)/,
    step: /\/customFields$/,
    verdict: LEFT_OUT,
  },
  {
    why: 'a contact that cannot be read does not keep the other duplicates from being found',
    faults: /^ids that/,
    operation: /: find_duplicates$/,
    step: /\/(?:contacts|contactFolders\/[^/]+\/contacts|connections|groups)$/,
    verdict: LEFT_OUT,
  },
  { why: 'the names of custom fields are a comfort', faults: /./, operation: /: (?!field_list)/, step: /\/customFields$/, verdict: FINE },
  // A web page shows that something other than the service has answered.
  {
    why: 'of these responses nothing is read',
    faults: /^(?:an empty 200|cut-off JSON|ids that)/,
    step: /^DELETE \S+(?<!\/tags)$|^PUT \S+\/photo\/\$value$/,
    verdict: FINE,
  },
  {
    why: 'a photo is there by its status',
    faults: /^an empty 200$/,
    step: /^GET \S+\/photo$/,
    verdict: FINE,
  },
  {
    why: 'a photo is only missing by a code that can be read',
    faults: /^(?:cut-off JSON|HTML in place|texts that|nothing but ids)/,
    step: /^GET \S+\/photo$/,
    verdict: stop('service_error'),
  },
  {
    why: 'what an account answers that knows no photos is not documented',
    faults: /^422$/,
    operation: /^outlook: /,
    step: /^GET \S+\/photo$/,
    verdict: FINE,
  },
  {
    why: 'where a gateway stops batches, each of their reads goes out by itself',
    faults: /^404 of a gateway$/,
    step: /^POST \/\$batch$/,
    verdict: { more: READS_OF_A_BATCH },
  },
  {
    why: 'a part of a batch without a status says nothing',
    faults: /^nothing but ids$/,
    step: /^POST \/\$batch$/,
    verdict: stop('unexpected_response'),
  },
  {
    why: 'a row that cannot be read does not keep the others of a list from it',
    faults: /^ids that/,
    operation:
      /: (?:new_contact|new_or_updated_contact.*|contact_untouched|birthday_coming|tag_added|find_contacts|find_contact_details|find_tasks)$/,
    step: /\/(?:contacts\/search|tasks|todo\/lists)$/,
    verdict: LEFT_OUT,
  },
  {
    why: 'a contact that cannot be read does not keep the others of a list from it',
    faults: /^ids that/,
    operation: /: (?:new_contact|new_or_updated_contact.*|contact_untouched|birthday_coming|tag_added|find_contacts)$/,
    listsContacts: true,
    verdict: LEFT_OUT,
  },
  {
    why: 'nor do those of a list of another folder',
    faults: /^ids that/,
    operation: /^outlook: birthday_coming$/,
    step: /\/contactFolders\/[^/]+\/contacts$/,
    verdict: LEFT_OUT,
  },
  {
    why: 'the whole list is gone through for a name, which is in no filter',
    faults: /^ids that/,
    operation: /^nylas: find_contact, by name$/,
    step: /\/grants\/me\/contacts$/,
    verdict: LEFT_OUT,
  },
  {
    why: 'where no group is asked for, they only give names to tags',
    faults: /^ids that/,
    operation:
      /^nylas: (?:new_contact|new_or_updated_contact.*|birthday_coming|find_contact, .*|find_contact_details|update_contact|create_or_update_contact, there|import_vcard, there)$/,
    step: /\/contacts\/groups$/,
    verdict: LEFT_OUT,
  },
  {
    why: 'groups with other names or none are not known by name',
    faults: /^(?:nothing but ids|texts that are numbers)$/,
    operation: /: (?:tag_added|find_contacts)$/,
    step: /\/contacts\/groups$/,
    verdict: { follows: true },
  },
  {
    why: 'what is written depends on what was read',
    faults: /^(?:nothing but ids|texts that are numbers)$/,
    operation: /: (?:create|update|complete|add|remove|import)_/,
    step: /^GET |\/contacts\/search$|\/\$batch$/,
    verdict: { follows: true },
  },
  { why: 'whatever comes is given as it is', faults: UNREAD, operation: /: api_request/, verdict: FINE },
  {
    why: 'the status of a request of the person’s own is told as it came',
    faults: /^404 of a gateway$/,
    operation: /: api_request/,
    verdict: stop('not_found'),
  },
  ...ownTolerances(),
];

/** Those that only one backend has, in its folder. */
function ownTolerances(): readonly Tolerance[] {
  const folder = path.resolve(__dirname, '..', '..', 'backends');
  return globSync('*/tolerances.ts', { cwd: folder }).flatMap(
    (file) => jest.requireActual<{ TOLERANCES: readonly Tolerance[] }>(path.join(folder, file)).TOLERANCES,
  );
}

/** What must happen if the fault affects this request of the operation. */
export function verdictFor(
  fault: Fault,
  step: Step,
  operation: Operation,
  [key, { contactsPath }]: readonly [key: string, accountType: AccountType],
): Verdict {
  const usual = step.writes ? fault.writing : fault.reading;
  const here = TOLERANCES.find(
    (one) =>
      one.faults.test(fault.name) &&
      (one.operation ?? /./).test(`${key}: ${nameOf(operation)}`) &&
      (one.step ?? /./).test(`${step.method} ${step.path}`) &&
      (one.listsContacts === undefined || `${step.method} ${step.path}` === `GET ${contactsPath}`),
  );
  const verdict = here === undefined ? usual : typeof here.verdict === 'function' ? here.verdict(usual) : here.verdict;
  if (operation.key === 'import_vcard') return verdictOfCard(verdict, step);
  if (verdict.error === undefined || !step.afterWrite) return verdict;
  // Something was saved, so the platform must not run the step again.
  return { error: 'AppError', code: 'partly_done', ...(verdict.uncertain === undefined ? {} : { uncertain: verdict.uncertain }) };
}

/** What fails a card is told in its line item, unless it would fail every other card and nothing is written yet. */
function verdictOfCard(verdict: Verdict, { afterWrite }: Step): Verdict {
  const stopsAll = verdict.error !== 'AppError' || verdict.code === 'forbidden';
  if (verdict.error === undefined || (stopsAll && !afterWrite)) return verdict;
  return verdict.code === 'conflict' ? { more: RETRIES_AFTER_CONFLICT } : FINE;
}
