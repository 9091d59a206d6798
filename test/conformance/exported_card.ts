import { type Bundle, createAppTester, type ZObject } from 'zapier-platform-core';
import { contactVcard } from '../../src/hydrators/contact_vcard.ts';
import app from '../../src/index.ts';
import type { World } from '../support/world.ts';

/** A contact's card as a later step gets it. The platform's file storage doesn't exist here. */
export async function exported(world: World, id: string): Promise<string> {
  let file = '';
  const stash = (z: ZObject): ZObject =>
    Object.assign(Object.create(z), {
      stashFile: (bytes: Buffer, length: number, ...names: string[]) => {
        expect([bytes.length, ...names]).toEqual([length, 'contact.vcf', 'text/vcard']);
        file = bytes.toString();
        return 'https://files.example.com/1';
      },
    });
  await createAppTester(app)((z: ZObject, bundle: Bundle) => contactVcard(stash(z), bundle), {
    authData: { ...world.authData },
    inputData: { contact_id: id },
    meta: {},
  });
  return file;
}
