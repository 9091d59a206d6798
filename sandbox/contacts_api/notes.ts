import { withoutEmpty } from '../json.ts';
import type { ServiceResponse } from '../service.ts';
import { namedContact } from './access.ts';
import type { Call, Route } from './call.ts';
import { parameter } from './call.ts';
import { isoText } from './dates.ts';
import { unknownId } from './errors.ts';
import type { Contact, Note } from './records.ts';
import { ofContact } from './store.ts';
import type { BodyRules, Check } from './validation.ts';
import { checkedBody, textOf } from './validation.ts';

const KEYS: Readonly<Record<string, Check>> = { body: 'text', userId: 'text', title: 'text', color: 'text', pinned: 'boolean' };
const CREATE: BodyRules = { keys: KEYS, required: ['body'] };
const UPDATE: BodyRules = { keys: KEYS };

/** The notes of a contact. */
export const noteRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts/:contactId/notes', scope: 'contacts.readonly', handle: list },
  { method: 'POST', path: '/contacts/:contactId/notes', scope: 'contacts.write', handle: create },
  {
    method: 'GET',
    path: '/contacts/:contactId/notes/:id',
    scope: 'contacts.readonly',
    handle: (call) => responseWith(200, namedNote(call)),
  },
  { method: 'PUT', path: '/contacts/:contactId/notes/:id', scope: 'contacts.write', handle: update },
  { method: 'DELETE', path: '/contacts/:contactId/notes/:id', scope: 'contacts.write', handle: remove },
];

function list(call: Call): ServiceResponse {
  return { status: 200, body: { notes: ofContact(call.store.notes, namedContact(call).id).map(wire) } };
}

function create(call: Call): ServiceResponse {
  const contact = namedContact(call);
  const body = checkedBody(call.body, CREATE);
  const blank: Note = {
    id: call.store.newId('note'),
    contactId: contact.id,
    body: '',
    title: null,
    userId: null,
    color: null,
    pinned: false,
    dateAdded: call.store.clock(),
  };
  return responseWith(201, keep(call, contact, written(blank, body)));
}

function update(call: Call): ServiceResponse {
  const contact = namedContact(call);
  const note = namedNote(call);
  return responseWith(200, keep(call, contact, written(note, checkedBody(call.body, UPDATE))));
}

function remove(call: Call): ServiceResponse {
  const contact = namedContact(call);
  call.store.notes.delete(namedNote(call).id);
  touch(call, contact);
  return { status: 200, body: { succeded: true } };
}

function namedNote(call: Call): Note {
  const contact = namedContact(call);
  const id = parameter(call, 'id');
  const note = call.store.notes.get(id);
  if (note === undefined || note.contactId !== contact.id) throw unknownId('Note', id);
  return note;
}

function written(note: Note, body: Readonly<Record<string, unknown>>): Note {
  return {
    ...note,
    body: textOf(body, 'body') ?? note.body,
    title: textOf(body, 'title') ?? note.title,
    userId: textOf(body, 'userId') ?? note.userId,
    color: textOf(body, 'color') ?? note.color,
    pinned: typeof body.pinned === 'boolean' ? body.pinned : note.pinned,
  };
}

function keep(call: Call, contact: Contact, note: Note): Note {
  call.store.notes.set(note.id, note);
  touch(call, contact);
  return note;
}

function touch(call: Call, contact: Contact): void {
  if (call.store.behavior.notesBump) call.store.change(contact, {});
}

const wire = (note: Note): Record<string, unknown> => withoutEmpty({ ...note, dateAdded: isoText(note.dateAdded) });

const responseWith = (status: number, note: Note): ServiceResponse => ({ status, body: { note: wire(note) } });
