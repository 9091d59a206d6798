import { defineInputFields, defineSearch, type PlainOutputField, type SearchPerform } from 'zapier-platform-core';
import { need } from '../backends/backend.ts';
import type { Contact } from '../contacts/contact.ts';
import { Problem } from '../contacts/errors.ts';
import { CONTACT_OUTPUT, CONTACT_SAMPLE } from '../fields/contact_output.ts';
import { someOf, wholeNumber } from '../fields/input.ts';
import { NOTE_OUTPUT, NOTE_SAMPLE, TASK_OUTPUT, TASK_SAMPLE } from '../fields/items.ts';
import { decodePage, encodePage } from '../fields/next_page.ts';
import { orNothing } from '../fields/or_nothing.ts';
import { present } from '../fields/present.ts';
import { queryFields, readQuery } from '../fields/query.ts';
import { scopeFields, TAG } from '../fields/scope.ts';
import { operation, type Run } from '../operation.ts';

const LARGEST = 500;
/** With tasks or notes each contact takes requests of its own. */
const LARGEST_WITH_MORE = 25;
const INCLUDE = ['tasks', 'notes'] as const;

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
    choices: { tasks: 'Tasks', notes: 'Notes' },
    helpText: `What else to give for each contact; left blank, nothing else. With it, at most ${LARGEST_WITH_MORE} contacts are given at once.`,
  },
  {
    key: 'limit',
    label: 'Limit',
    type: 'string',
    required: false,
    default: '100',
    helpText: `How many contacts to give at once, at most ${LARGEST}. Left blank, 100.`,
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
      `This page goes on with ${wanted.most} contacts at once, and with tasks or notes at most ${LARGEST_WITH_MORE} can be given. Look again without the page. Nothing was sent.`,
    );
  const { items, next } = await run.backend.contacts.search(run.connection, wanted.query, { cursor: wanted.cursor, most: wanted.most });
  if (items.length === 0 && next !== null) throw unfinished(run);
  if (items.length === 0) return [];
  const contacts = await present(run, items);
  const more = await Promise.all(items.map((contact) => included(run, contact, include)));
  return [
    {
      id: contacts[0]?.id ?? '',
      contacts: contacts.map((contact, index) => ({ ...contact, ...more[index] })),
      count: contacts.length,
      next_page: next === null ? null : encodePage({ ...wanted, cursor: next }),
    },
  ];
}) satisfies SearchPerform;

function readInclude(run: Run): readonly (typeof INCLUDE)[number][] {
  const chosen = someOf(run.input, 'include', INCLUDE);
  for (const capability of chosen) need(run.backend, capability);
  return chosen;
}

/** "Nobody" would be a guess, and steps behind this one would go by it. */
function unfinished({ backend }: Run): Problem {
  return new Problem(
    'too_much',
    `Nobody who fits was found in the time that one run has, and not all contacts of this ${backend.label} account could be looked at. Look for an email address, or narrow the search by a tag.`,
  );
}

/** The search may still know who was deleted a moment ago: then there is nothing more to give. */
async function included({ backend, connection }: Run, contact: Contact, include: readonly (typeof INCLUDE)[number][]) {
  const [tasks, notes] = await Promise.all([
    include.includes('tasks') ? orNothing(need(backend, 'tasks').list(connection, contact.id)) : undefined,
    include.includes('notes') ? orNothing(need(backend, 'notes').list(connection, contact.id)) : undefined,
  ]);
  return { ...(tasks === undefined ? {} : { tasks }), ...(notes === undefined ? {} : { note_items: notes }) };
}

const OUTPUT: PlainOutputField[] = [
  { key: 'id', label: 'First Contact ID' },
  {
    key: 'contacts',
    label: 'Contacts',
    children: [
      ...CONTACT_OUTPUT.map(({ primary: _primary, ...field }) => field),
      { key: 'tasks', label: 'Tasks', children: TASK_OUTPUT },
      { key: 'note_items', label: 'Note Items', children: NOTE_OUTPUT },
    ],
  },
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
      contacts: [{ ...CONTACT_SAMPLE, tasks: [TASK_SAMPLE], note_items: [NOTE_SAMPLE] }],
      count: 1,
      next_page: 'eyJjdXJzb3IiOiIifQ',
    },
    outputFields: OUTPUT,
  },
});
