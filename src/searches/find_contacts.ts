import { defineInputFields, defineSearch, type PlainOutputField, type SearchPerform } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { CONTACT_SAMPLE } from '../fields/contact_output.ts';
import { lineItems, type OutputFunction } from '../fields/custom_outputs.ts';
import { INCLUDED_OUTPUT, INCLUDED_SAMPLE, included, readInclude } from '../fields/included.ts';
import { wholeNumber } from '../fields/input.ts';
import { LINE_ITEM_OUTPUT, LINE_ITEM_SAMPLE, lineItem } from '../fields/line_items.ts';
import { decodePage, encodePage } from '../fields/next_page.ts';
import { present } from '../fields/present.ts';
import { queryFields, readQuery } from '../fields/query.ts';
import { scopeFields, TAG } from '../fields/scope.ts';
import { operation, type Run } from '../operation.ts';

const LARGEST = 1000;
/** Tasks, notes and appointments take requests of their own for each contact. */
const LARGEST_WITH_MORE = 25;

const inputFields = defineInputFields([
  {
    key: 'query',
    label: 'Text',
    type: 'string',
    required: false,
    helpText: 'Words in the name, email, phone or company. All fields that you fill in must fit; what is left blank is not looked at.',
  },
  { key: 'email', label: 'Email', type: 'string', required: false, helpText: 'Left blank, whatever the email.' },
  { key: 'phone', label: 'Phone', type: 'string', required: false, helpText: 'Left blank, whatever the phone.' },
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    required: false,
    helpText: 'The full name, or the first or last name. Left blank, whatever the name.',
  },
  TAG,
  {
    key: 'updated_after',
    label: 'Updated After',
    type: 'datetime',
    required: false,
    helpText: 'Only contacts that were changed at or after this time. Left blank, whenever it was.',
  },
  queryFields,
  scopeFields,
  {
    key: 'include',
    label: 'Include',
    type: 'string',
    list: true,
    required: false,
    choices: { tasks: 'Tasks', notes: 'Notes', appointments: 'Appointments' },
    helpText: `What else to give for each contact; left blank, nothing else. With it, at most ${LARGEST_WITH_MORE} contacts are given at once.`,
  },
  {
    key: 'limit',
    label: 'Limit',
    type: 'string',
    required: false,
    default: '100',
    helpText: `How many contacts to give at once, at most ${LARGEST.toLocaleString('en-US')}. Left blank, 100.`,
  },
  {
    key: 'page',
    label: 'Page',
    type: 'string',
    required: false,
    helpText:
      'The "Next Page" of an earlier run, to go on behind it. It keeps everything that was looked for then. Left blank, the search begins at the first contact.',
  },
]);

export const perform = operation(async (run) => {
  const include = readInclude(run);
  const limit = wholeNumber(run.input, 'limit', 1, LARGEST) ?? 100;
  const most = include.length > 0 ? Math.min(limit, LARGEST_WITH_MORE) : limit;
  const wanted = decodePage(run.input) ?? { query: readQuery(run), cursor: null, most };
  if (include.length > 0 && wanted.most > LARGEST_WITH_MORE)
    throw new Problem(
      'invalid_input',
      `This page goes on with ${wanted.most} contacts at once, and with Include at most ${LARGEST_WITH_MORE} can be given. Look again without the page. Nothing was sent.`,
    );
  const { items, next } = await run.backend.contacts.search(run.connection, wanted.query, { cursor: wanted.cursor, most: wanted.most });
  if (items.length === 0 && next !== null) throw unfinished(run);
  if (items.length === 0) return [];
  const contacts = await present(run, items);
  const more = await included(run, items, include);
  return [
    {
      id: contacts[0]?.id ?? '',
      contacts: contacts.map(lineItem),
      ...more,
      count: contacts.length,
      next_page: next === null ? null : encodePage({ ...wanted, cursor: next }),
    },
  ];
}) satisfies SearchPerform;

/** "Nobody" would be a guess, and steps behind this one would go by it. */
function unfinished({ backend }: Run): Problem {
  return new Problem(
    'too_much',
    `Nobody who fits was found in the time that one run has, and not all contacts of this ${backend.label} account could be looked at. Look for an email address, or narrow the search by a tag.`,
  );
}

const OUTPUT: (PlainOutputField | OutputFunction)[] = [
  { key: 'id', label: 'First Contact ID' },
  lineItems('contacts', 'Contacts', LINE_ITEM_OUTPUT),
  ...INCLUDED_OUTPUT,
  { key: 'count', label: 'Count', type: 'integer' },
  { key: 'next_page', label: 'Next Page' },
];

export default defineSearch({
  key: 'find_contacts',
  noun: 'Contact',
  display: { label: 'Find Contacts', description: 'Finds all contacts that fit and gives them as line items.' },
  operation: {
    inputFields,
    perform,
    sample: {
      id: CONTACT_SAMPLE.id,
      contacts: [LINE_ITEM_SAMPLE],
      ...INCLUDED_SAMPLE,
      count: 1,
      next_page: 'eyJjdXJzb3IiOiIifQ',
    },
    outputFields: OUTPUT,
  },
});
