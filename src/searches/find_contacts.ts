import { defineInputFields, defineSearch, type PlainInputField, type SearchPerform } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { toLineItem } from '../contacts/line_item.ts';
import { CONTACT_SAMPLE } from '../fields/contact_outputs.ts';
import { addCustomLineItemFields, type OutputFunction } from '../fields/custom_outputs.ts';
import { joinForms } from '../fields/form.ts';
import { INCLUDED_FIELDS, INCLUDED_SAMPLE } from '../fields/include_outputs.ts';
import { lineItemFields, lineItemSample } from '../fields/line_item_outputs.ts';
import { addSamples } from '../fields/outputs.ts';
import { queryInputs } from '../fields/query_inputs.ts';
import { selectionInputs, TAG_INPUTS } from '../fields/selection_inputs.ts';
import { operation, type Run } from '../operation.ts';
import { canMatchNobody } from '../steps/criteria.ts';
import { listIncluded, readInclude } from '../steps/include.ts';
import { decodePage, encodePage } from '../steps/next_page.ts';
import { readingOf } from '../steps/output.ts';
import { readQuery } from '../steps/query.ts';
import { readWholeNumber } from '../steps/read_input.ts';

const LARGEST = 1000;
/** Tasks, notes and appointments need requests for each contact. */
const LARGEST_WITH_MORE = 25;

const INCLUDE_INPUT: PlainInputField = {
  key: 'include',
  label: 'Include',
  list: true,
  choices: Object.fromEntries(INCLUDED_FIELDS.map(({ key, label }) => [key, label])),
  helpText: `What else to return for each contact. With it, one run returns at most ${LARGEST_WITH_MORE} contacts.`,
};

const UPDATED_AFTER_INPUT: PlainInputField = {
  key: 'updated_after',
  label: 'Updated After',
  type: 'datetime',
  helpText: 'Only contacts that were changed at or after this time.',
};

const inputFields = defineInputFields([
  {
    key: 'query',
    label: 'Query',
    helpText: 'Words in the name, email, phone or company.',
  },
  { key: 'email', label: 'Email' },
  { key: 'phone', label: 'Phone' },
  {
    key: 'name',
    label: 'Name',
    helpText: 'The full name, or only the first or last name.',
  },
  ...TAG_INPUTS,
  ...(__BUILD__.can.dates ? [UPDATED_AFTER_INPUT] : []),
  joinForms(queryInputs, selectionInputs),
  ...(INCLUDED_FIELDS.length === 0 ? [] : [INCLUDE_INPUT]),
  {
    key: 'limit',
    label: 'Limit',
    type: 'string',
    default: '100',
    helpText: 'How many contacts to return at once, at most 1,000.',
  },
  {
    key: 'page',
    label: 'Page',
    helpText: 'Map "Next Page" from an earlier run to continue that search with the same fields.',
  },
]);

export const perform = operation(async (run) => {
  const include = readInclude(run);
  const limit = readWholeNumber(run.input, 'limit', 1, LARGEST) ?? 100;
  const pageLimit = include.length > 0 ? Math.min(limit, LARGEST_WITH_MORE) : limit;
  const page = decodePage(run.input);
  if (page === undefined && canMatchNobody(run.input)) return [];
  const progress = page ?? { query: readQuery(run), cursor: null, limit: pageLimit };
  if (include.length > 0 && progress.limit > LARGEST_WITH_MORE)
    throw new Problem(
      'invalid_input',
      `Page continues a search for ${progress.limit} contacts at a time, and with Include the limit is ${LARGEST_WITH_MORE}. Search again with Page blank.`,
    );
  const { items, next } = await run.backend.contacts.search(run.connection, progress.query, {
    cursor: progress.cursor,
    limit: progress.limit,
  });
  if (items.length === 0 && next !== null) throw unfinished(run);
  if (items.length === 0) return [];
  const read = await readingOf(run, items);
  const more = await listIncluded(run, items, include);
  return [
    {
      id: items[0]?.id ?? '',
      contacts: items.map((contact) => toLineItem(contact, read)),
      ...more,
      count: items.length,
      next_page: next === null ? null : encodePage({ ...progress, cursor: next }),
    },
  ];
}) satisfies SearchPerform;

/** An empty result would be a guess, and later steps would rely on it. */
function unfinished({ backend }: Run): Problem {
  return new Problem(
    'too_much',
    `No contact was found in the time of one run, and this ${backend.label} account has more contacts than could be searched. Search for an email address, or limit the search to a ${__BUILD__.words.tag}.`,
  );
}

const NEXT_PAGE = 'eyJjdXJzb3IiOiIifQ';
/** Custom fields belong to the line items, whose fields can't be a function. */
const outputsOf: OutputFunction = async (z, bundle) =>
  addSamples(
    [
      { key: 'id', label: 'First Contact ID' },
      { key: 'contacts', label: 'Contacts', children: await addCustomLineItemFields(lineItemFields(), z, bundle) },
      ...INCLUDED_FIELDS,
      { key: 'count', label: 'Count', type: 'integer' },
      { key: 'next_page', label: 'Next Page' },
    ],
    { id: CONTACT_SAMPLE.id, contacts: [lineItemSample()], ...INCLUDED_SAMPLE, count: 1, next_page: NEXT_PAGE },
  );

export default defineSearch({
  key: 'find_contacts',
  noun: 'Contact',
  display: {
    label: 'Find Contacts',
    description: 'Finds all contacts that match every field you fill in, and returns them as line items.',
  },
  operation: {
    inputFields,
    perform,
    sample: { id: CONTACT_SAMPLE.id, count: 1 },
    outputFields: [outputsOf],
  },
});
