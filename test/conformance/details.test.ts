import { type Bundle, createAppTester, type ZObject } from 'zapier-platform-core';
import { isRecord } from '../../sandbox/json.ts';
import { contactPhoto } from '../../src/hydrators/contact_photo.ts';
import app from '../../src/index.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { connections } from './accounts.ts';

/** The platform's file storage doesn't exist here: `put` collects what goes there. */
function keepingFiles(z: ZObject, put: unknown[][]): ZObject {
  const stashFile = (...file: unknown[]): string => `https://files.example.com/${put.push(file)}`;
  return Object.assign(Object.create(z), { stashFile });
}

/** The shortest start of a JPEG that counts as one. */
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const GIF = Buffer.from('474946383961', 'hex');
const inline = (type: string, bytes: Buffer) => `data:${type};base64,${bytes.toString('base64')}`;

/** Requests for the tasks, notes, appointments and photos of a contact. */
const PARTS = /\/(?:tasks|notes|appointments|photo)\b|\/todo\/|profile_picture/;

describe.each(connections)('details: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);

  it("return everything about one contact, and empty lists for what the account doesn't have", async () => {
    const id = at().book.add({ first_name: 'Dia', emails: ['dia@example.com'] });
    await expect(at().search('find_contact_details', { contact_id: id })).resolves.toMatchObject([
      { id, email: 'dia@example.com', tasks: [], note_items: [], appointments: [], photo: null },
    ]);
  });

  it('give the tasks and notes that there are', async () => {
    const id = at().book.add({ first_name: 'Dia' });
    if (backend.tasks !== undefined)
      await at().create('add_task', { contact_id: id, title: 'Call', due_date: '2030-05-06T09:00:00-05:00' });
    if (backend.notes !== undefined) await at().create('add_note', { contact_id: id, body: 'A note.' });
    const [details] = await at().search('find_contact_details', { contact_id: id });
    expect([details?.tasks].flat()).toHaveLength(backend.tasks === undefined ? 0 : 1);
    expect([details?.note_items].flat()).toHaveLength(backend.notes === undefined ? 0 : 1);
  });

  it('come without the parts that this connection may not read', async () => {
    const id = at().book.add({ first_name: 'Dia', emails: ['dia@example.com'] });
    at().fail(accountType.responses.refusal(403, 'Not for you.', 'trace-1'), { path: PARTS });
    await expect(at().search('find_contact_details', { contact_id: id })).resolves.toMatchObject([
      { id, email: 'dia@example.com', tasks: [], note_items: [], appointments: [], photo: null },
    ]);
  });

  if (backend.tasks !== undefined)
    it("fail if a part can't be read for another reason, because an empty list would look like none", async () => {
      const id = at().book.add({ first_name: 'Dia' });
      at().fail(accountType.responses.refusal(500, 'Broken.', 'trace-1'), { path: PARTS });
      await expect(at().search('find_contact_details', { contact_id: id })).rejects.toMatchObject({ name: 'AppError' });
    });

  it('are empty for an unknown contact', async () => {
    const id = at().book.add({ first_name: 'Gone' });
    at().book.remove(id);
    await expect(at().search('find_contact_details', { contact_id: id })).resolves.toEqual([]);
  });

  if (backend.photo !== undefined)
    it('return the photo as a file for later, and null if there is none', async () => {
      const { pictured, plain } = at().book.photographed?.() ?? { pictured: '', plain: '' };
      const [one] = await at().search('find_contact_details', { contact_id: pictured });
      expect(one?.photo).toEqual(expect.stringMatching(/^hydrate\|\|\|/));
      expect(String(one?.photo)).toContain(JSON.stringify(pictured));
      await expect(at().search('find_contact_details', { contact_id: plain })).resolves.toMatchObject([{ photo: null }]);
    });

  if (backend.photo !== undefined)
    it("download the photo when a later step asks for it, and say so if it's gone by then", async () => {
      const { pictured, plain } = at().book.photographed?.() ?? { pictured: '', plain: '' };
      const put: unknown[][] = [];
      const fetchLater = (contact_id: string) =>
        createAppTester(app)((z: ZObject, bundle: Bundle) => contactPhoto(keepingFiles(z, put), bundle), {
          authData: { ...at().authData },
          inputData: { contact_id },
          meta: {},
        });
      await expect(fetchLater(pictured)).resolves.toBe('https://files.example.com/1');
      const [[bytes, length, ...names] = []] = put;
      expect(names).toEqual(['contact.jpeg', 'image/jpeg']);
      expect(Buffer.isBuffer(bytes) && [bytes.subarray(0, 3).toString('hex'), bytes.length]).toEqual(['ffd8ff', length]);
      if (at().book.photo !== undefined) expect(bytes).toEqual(at().book.photo?.(pictured));
      await expect(fetchLater(plain)).rejects.toThrow(`The contact with ID ${plain} no longer has a photo.`);
    });

  if (backend.photo?.set !== undefined) {
    it('take a photo, and refuse a file of another kind before anything is sent', async () => {
      const id = at().book.add({ first_name: 'Foto' });
      const set = (photo: string) => at().create('set_contact_photo', { contact_id: id, photo });
      await expect(set(inline('image/jpeg', JPEG))).resolves.toEqual({ id, account_type: backend.key, outcome: 'updated' });
      expect(at().book.photo?.(id)?.equals(JPEG)).toBe(true);
      at().asked();
      const types = backend.photo?.limits?.types ?? [];
      const [type, picture] = types.includes('image/png') ? ['image/gif', GIF] : ['image/png', PNG];
      await expect(set(inline('image/jpeg', picture))).rejects.toMatchObject({
        name: 'AppError',
        code: 'invalid_input',
        message: `The file has the wrong type: photos must be ${types.join(' or ')}, and this one is ${type}. Convert it first.`,
      });
      await expect(set(' ')).rejects.toMatchObject({
        message: 'Photo is blank, and this step needs it. Fill it in.',
      });
      for (const photo of ['http://example.com/photo.jpg', 'https://127.0.0.1/photo.jpg', 'https://localhost/photo.jpg', 'photo.jpg'])
        await expect(set(photo)).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input' });
      expect(at().asked()).toEqual([]);
      expect(at().book.photo?.(id)?.equals(JPEG)).toBe(true);
    });
  } else
    it('refuse to take a photo, with no request', async () => {
      const attempt = at().create('set_contact_photo', { contact_id: at().book.ids()[0], photo: inline('image/jpeg', JPEG) });
      const why = backend.photo === undefined ? 'has no photos' : 'can show photos but not set them';
      await expect(attempt).rejects.toMatchObject({
        name: 'HaltedError',
        message: expect.stringMatching(
          `^${backend.label} ${why}, so this step can't be used with this account\\. Choose .*, or remove the step\\.$`,
        ),
      });
      expect(at().asked()).toEqual([]);
    });

  if (backend.appointments !== undefined)
    it('list the appointments of a contact, all or those after a time', async () => {
      // Every tenth person of the seed has one.
      const [id = ''] = at().book.ids();
      const [all] = await at().search('find_appointments', { contact_id: id });
      expect(all).toMatchObject({ id, count: 1, appointments: [{ contact_id: id, title: expect.stringContaining('Consultation') }] });
      const starts_after = [all?.appointments].flat().filter(isRecord)[0]?.starts_at;
      await expect(at().search('find_appointments', { contact_id: id, starts_after })).resolves.toMatchObject([{ count: 1 }]);
      await expect(at().search('find_appointments', { contact_id: id, starts_after: '2020-01-01T00:00:00Z' })).resolves.toHaveLength(1);
      await expect(at().search('find_appointments', { contact_id: id, starts_after: '2999-01-01T00:00:00Z' })).resolves.toEqual([]);
    });
});
