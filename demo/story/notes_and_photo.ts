import type { AccountType } from '../../sandbox/account.ts';
import { PICTURE } from '../../sandbox/picture.ts';
import type { Stage } from '../stage.ts';
import { absent, count, rows } from './words.ts';

const JPEG = `data:image/jpeg;base64,${PICTURE}`;

interface Cast {
  readonly id: string;
  readonly existing: string;
  readonly taskId: string | undefined;
}

/** What else a contact has: notes, appointments, a photo, and all of it in one step. */
export async function notesAndPhoto(stage: Stage, account: AccountType, { id, existing, taskId }: Cast): Promise<void> {
  const { has, label } = account;
  await notes(stage, account, id);

  if (has.includes('appointments')) {
    await stage.step({
      title: 'Find the appointments of someone who has one',
      operation: 'find_appointments',
      input: { contact_id: existing },
      run: () => stage.search('find_appointments', { contact_id: existing }),
      show: ([found]) =>
        rows(found?.appointments)
          .map(({ title, starts_at }) => `"${String(title)}" at ${String(starts_at)}`)
          .join('; '),
      expect: ([found]) => ({ 'one with a time in UTC': /Z$/.test(String(rows(found?.appointments)[0]?.starts_at)) }),
    });
  } else {
    await absent(stage, 'find_appointments', 'appointments', label, () => stage.search('find_appointments', { contact_id: existing }));
  }

  const photo = { contact_id: id, photo: JPEG };
  if (has.includes('setPhoto')) {
    await stage.step({
      title: 'Set the photo from a file',
      operation: 'set_contact_photo',
      input: { contact_id: id, photo: 'data:image/jpeg;base64,...' },
      run: () => stage.create('set_contact_photo', photo),
      show: ({ outcome }) => `outcome ${String(outcome)}`,
      expect: ({ outcome }) => ({ 'it was set': outcome === 'updated' }),
    });
  } else {
    await absent(stage, 'set_contact_photo', 'way to set a photo', label, () => stage.create('set_contact_photo', photo));
  }

  const hasPhoto = has.includes('setPhoto');
  await stage.step({
    title: "Read everything about the contact in one step; what the account doesn't have is an empty list",
    operation: 'find_contact_details',
    input: { contact_id: id },
    run: () => stage.search('find_contact_details', { contact_id: id }),
    show: ([found]) =>
      [
        count(rows(found?.tasks).length, 'task'),
        count(rows(found?.note_items).length, 'note'),
        count(rows(found?.appointments).length, 'appointment'),
        found?.photo === null ? 'no photo' : 'a photo, fetched only when a later step uses it',
      ].join(', '),
    expect: ([found]) => ({
      'that contact': found?.id === id,
      'its task, if the account has tasks':
        rows(found?.tasks)
          .map((task) => task.id)
          .join() === (taskId ?? ''),
      'its note, if the account has notes': rows(found?.note_items).length === (has.includes('notes') ? 1 : 0),
      'the photo that was set': (typeof found?.photo === 'string') === hasPhoto,
    }),
  });
}

async function notes(stage: Stage, { has, label }: AccountType, id: string): Promise<void> {
  const note = { contact_id: id, body: 'Wants an offer in spring.' };
  const search = { contact_id: id, text: 'SPRING' };
  if (!has.includes('notes')) {
    await absent(stage, 'add_note', 'notes', label, () => stage.create('add_note', note));
    await absent(stage, 'find_notes', 'notes', label, () => stage.search('find_notes', search));
    return;
  }
  await stage.step({
    title: 'Add a note',
    operation: 'add_note',
    input: note,
    run: () => stage.create('add_note', note),
    show: ({ body }) => `"${String(body)}"`,
    expect: ({ body }) => ({ 'the text is stored': String(body).includes(note.body) }),
  });
  await stage.step({
    title: 'Find the notes that contain a word',
    operation: 'find_notes',
    input: search,
    run: () => stage.search('find_notes', search),
    show: ([found]) => count(rows(found?.notes).length, 'note'),
    expect: ([found]) => ({ 'that note': rows(found?.notes).length === 1 }),
  });
}
