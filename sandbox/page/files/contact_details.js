import { copyButton } from './copy.js';
import { element } from './dom.js';

/** The row below an opened contact: its ID, its fields, and everything else that the account stores about it. */
export function contactDetails(account, contact, actions) {
  const name = contact.name || 'this contact';
  const change = element(
    'button',
    { type: 'button', id: `change ${contact.id}`, onclick: () => actions.change(contact) },
    'Change the company',
  );
  const parts = [
    part('ID', [line([element('code', {}, contact.id)], contact.id, name)]),
    ...factsOf(contact.facts),
    ...NAMED.filter(([key]) => contact[key]).map(([key, title, what]) =>
      part(title, [line([contact[key].name], contact[key].id, `${what} ${contact[key].name}`)]),
    ),
    part('Notes', contact.notes.map(noteLine), 'None.'),
    contact.tasks && part('Tasks', contact.tasks.map(taskLine), 'None.'),
    contact.appointments && part('Appointments', contact.appointments.map(appointmentLine), 'None.'),
    contact.workflows && part('Workflows', contact.workflows.map(workflowLine), 'None.'),
    contact.customFields && part('Custom fields', contact.customFields.map(fieldLine), 'None filled in.'),
    contact.photo !== undefined && part('Photo', contact.photo === null ? [] : [photoOf(account, contact, name)], 'None.'),
    contact.missing.length > 0 && part('Not in this account type', [contact.missing.join(', ')]),
  ];
  const list = element('dl', {}, ...parts.flatMap((shown) => shown || []));
  return element('tr', { className: 'details' }, element('td', { colSpan: 5 }, list, change));
}

/** What a contact belongs to: its key, its title, and its name on the button. */
const NAMED = [
  ['folder', 'Folder', 'the folder'],
  ['owner', 'Owner', 'the owner'],
  ['business', 'Business', 'the business'],
];

function part(title, lines, otherwise = '') {
  const shown = lines.length > 0 ? lines : [element('span', { className: 'quiet' }, otherwise)];
  return [element('dt', {}, title), element('dd', {}, ...shown)];
}

/** A line with a button that copies its ID, or without one if it has no ID. */
function line(texts, id, what) {
  return element('div', { className: 'line' }, element('span', {}, ...texts), id === '' ? '' : copyButton(id, what));
}

const quiet = (text) => (text === '' ? '' : element('span', { className: 'quiet' }, ` ${text}`));

function factsOf({ emails, phones, job_title, street, city, birthday }) {
  const facts = [
    ['Emails', emails.join(', ')],
    ['Phones', phones.join(', ')],
    ['Job title', job_title],
    ['Address', [street, city].filter(Boolean).join(', ')],
    ['Birthday', birthday],
  ];
  return facts.filter(([, value]) => value).map(([title, value]) => part(title, [value]));
}

const noteLine = ({ id, title, text }) => line([title === '' ? text : `${title}: ${text}`], id, `the note ${title || text}`);

const taskLine = ({ id, title, day, completed }) =>
  line(
    [`${completed ? '✓' : '○'} ${title}`, quiet([completed ? 'completed' : '', day && `due ${day}`].filter(Boolean).join(', '))],
    id,
    `the task ${title}`,
  );

const appointmentLine = ({ id, title, time, status }) => line([title, quiet(`${time}, ${status}`)], id, `the appointment ${title}`);

const workflowLine = ({ id, name, start }) => line([name, quiet(start === null ? '' : `starts ${start}`)], id, `the workflow ${name}`);

const fieldLine = ({ id, name, value }) => line([`${name || 'Deleted field'}: ${value}`], id, `the custom field ${name || id}`);

function photoOf(account, { id, photo }, name) {
  const query = new URLSearchParams({ account, id, version: photo });
  return element('img', { src: `/_sandbox/page/photo?${query}`, alt: `Photo of ${name}`, width: 64, height: 64 });
}
