import { isRecord } from '../../sandbox/json.ts';
import type { Row } from '../support/run.ts';
import { SMALL, useWorld } from '../support/world.ts';
import { cardOf } from '../vcard/support.ts';
import { connections, createPathOf } from './accounts.ts';
import { exported } from './exported_card.ts';

const ANN = cardOf('3.0', 'FN:Ann Example', 'N:Example;Ann;;;', 'EMAIL;TYPE=WORK:ann@example.com', 'TEL;TYPE=CELL:+15550200601');
const BO = cardOf('2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Bo;;;', 'EMAIL;INTERNET:bo@example.com');
const CY = cardOf('4.0', 'FN:Cy Example', 'N:Example;Cy;;;', 'EMAIL:cy@example.com', 'BDAY:19901210');

/** The shortest start of a JPEG that counts as one, and another picture. */
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const OTHER_JPEG = Buffer.from('ffd8ffe000104a46494600010200000100010000ffd9', 'hex');
const pictured = (picture: Buffer) => ANN.replace('END:', `PHOTO;ENCODING=b;TYPE=JPEG:${picture.toString('base64')}\r\nEND:`);

const cardsOf = (output: Row): Row[] => [output.cards].flat().filter(isRecord);
const outcomes = (output: Row): unknown[] => cardsOf(output).map(({ outcome }) => outcome);
const TRY_AGAIN = "This card wasn't reached in time. Run the step again: cards that are imported already stay as they are.";

describe.each(connections)('vCards: %s', (_key, backend, accountType) => {
  const at = useWorld(backend, accountType, SMALL);
  const load = (vcard: string, input = {}) => at().create('import_vcard', { vcard, ...input });
  const found = (email: string) => at().search('find_contact', { email });
  const countOf = (email: string) =>
    at()
      .book.ids()
      .filter((id) => at().book.read(id)?.emails.includes(email)).length;
  const create = { method: 'POST', path: createPathOf(accountType) };

  it('create the contacts that are not there, and change the others', async () => {
    const id = at().book.add({ first_name: 'Old', emails: ['bo@example.com'] });
    const output = await load(`${ANN}${BO}${CY}`);
    expect(output).toMatchObject({ created: 2, updated: 1, unchanged: 0, failed: 0 });
    expect(cardsOf(output)).toMatchObject([
      { outcome: 'created', full_name: 'Ann Example', error: null },
      { outcome: 'updated', id, error: null },
      { outcome: 'created', full_name: 'Cy Example', error: null },
    ]);
    for (const card of cardsOf(output)) expect(Object.keys(card)).toEqual(['outcome', 'id', 'full_name', 'ignored', 'error']);
    expect(at().book.read(id)).toMatchObject({ first_name: 'Bo', last_name: 'Müller', emails: ['bo@example.com'] });
    const [ann] = await found('ann@example.com');
    expect(ann).toMatchObject({ id: cardsOf(output)[0]?.id, first_name: 'Ann', last_name: 'Example', phone: '+15550200601' });
    expect((await found('cy@example.com'))[0]).toMatchObject({ birthday: '1990-12-10' });
  });

  it('are unchanged the second time, with no write', async () => {
    await load(`${ANN}${BO}${CY}`);
    const before = at().book.snapshot();
    const output = await load(`${ANN}${BO}${CY}`);
    expect(output).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 0 });
    expect(at().book.snapshot()).toBe(before);
  });

  it('can be a file', async () => {
    const vcard = `data:text/vcard;base64,${Buffer.from(ANN).toString('base64')}`;
    expect(await load(vcard)).toMatchObject({ created: 1, failed: 0 });
  });

  it('that are broken do not stop the others', async () => {
    const output = await load(
      `BEGIN:VCARD\r\nFN:Cut\r\n${ANN}${cardOf('3.0', 'FN:No Address')}${cardOf('3.0', 'FN:X', 'EMAIL:nora@example')}${CY}`,
    );
    expect(output).toMatchObject({ created: 2, failed: 3 });
    expect(cardsOf(output)).toMatchObject([
      { outcome: 'failed', id: null, full_name: null, error: 'This card is incomplete: END:VCARD is missing. Export it again.' },
      { outcome: 'created' },
      {
        outcome: 'failed',
        full_name: 'No Address',
        error:
          'This card has no email or phone, so no existing contact can be found by it. Add one to the card, or choose Full Name in Match On.',
      },
      { outcome: 'failed', full_name: 'X', error: '"nora@example" in Email isn\'t an email address. Correct it, like ada@example.com.' },
      { outcome: 'created' },
    ]);
  });

  it('are one contact if they are of one person, even while the search lags behind', async () => {
    at().book.delaySearch?.(60_000);
    const output = await load(`${ANN}${ANN.replace('FN:', 'TITLE:Engineer\r\nBDAY:19901210\r\nFN:')}`);
    at().book.delaySearch?.(0);
    expect(outcomes(output)).toEqual(['created', 'updated']);
    expect(countOf('ann@example.com')).toBe(1);
  });

  it('are saved without what is no phone number', async () => {
    const numbers = ['TEL:*86#', 'TEL:1-800-FLOWERS', 'TEL:555 010 0601 / 555 010 0602'].join('\r\n');
    const [card] = cardsOf(await load(ANN.replace('TEL;', `${numbers}\r\nTEL;`)));
    expect(card).toMatchObject({ outcome: 'created', error: null });
    expect(card?.ignored).toBe('Phone "*86#", Phone "1-800-FLOWERS", Phone "555 010 0601 / 555 010 0602"');
    expect((await found('ann@example.com'))[0]).toMatchObject({ phone: '+15550200601' });
  });

  it('keep the kinds of phones and addresses that the account keeps', async () => {
    const phones = ['TEL;TYPE=HOME:+15550200621', 'TEL;TYPE=WORK,PREF:+15550200622', 'TEL;TYPE=WORK:+15550200623'];
    const lines = [
      ...phones,
      'ADR;TYPE=HOME:;;1 Example Street\\, rear;Springfield;IL;62701;US',
      'URL:https://example.com',
      'URL:https://example.org',
    ];
    const [card] = cardsOf(await load(ANN.replace('TEL;', `${lines.join('\r\n')}\r\nTEL;`)));
    expect(card).toMatchObject({ outcome: 'created', error: null });
    expect(String(card?.ignored).split(', ')).toEqual(expect.arrayContaining(['Other Phones', 'Other Websites']));
    const [ann] = await found('ann@example.com');
    expect(ann).toMatchObject({ street: '1 Example Street, rear', city: 'Springfield', region: 'IL', postal_code: '62701', country: 'US' });
    const keepsKinds = backend.inputs.create.includes('work_phone');
    expect([ann?.mobile_phone, ann?.work_phone, ann?.home_phone]).toEqual(
      keepsKinds ? ['+15550200601', '+15550200622', '+15550200621'] : [null, null, null],
    );
    if (!keepsKinds) expect(ann?.phone).toBe('+15550200622');
    expect([ann?.addresses].flat()).toMatchObject([{ type: backend.inputs.create.includes('address_type') ? 'home' : null }]);
  });

  it('name only some of what is ignored, if it is much', async () => {
    const extras = Array.from({ length: 100 }, (_, index) => `X-OWN-${index}${'X'.repeat(200)}:1`).join('\r\n');
    const [card] = cardsOf(await load(ANN.replace('TEL;', `${extras}\r\nTEL;`)));
    expect(card?.ignored).toMatch(/^X-OWN-0X+…, .*, 80 more$/);
  });

  it('match as Create or Update Contact does: several with one email fail and are named', async () => {
    const ids = ['One', 'Other'].map((first_name) => at().book.add({ first_name, emails: ['ann@example.com'] }));
    const before = ids.map((id) => at().book.read(id));
    const output = await load(`${ANN}${CY}`);
    expect(outcomes(output)).toEqual(['failed', 'created']);
    for (const id of ids) expect(cardsOf(output)[0]?.error).toContain(id);
    expect(ids.map((id) => at().book.read(id))).toEqual(before);
  });

  it('can match by name, and never by what is not chosen', async () => {
    const id = at().book.add({ first_name: 'Dee', last_name: 'Solo' });
    const card = cardOf('3.0', 'N:Solo;Dee;;;', 'FN:Dee Solo', 'ORG:Example Works');
    expect(cardsOf(await load(card, { match_on: ['full_name'] }))).toMatchObject([{ id }]);
    await expect(load(card, { match_on: ['shoe size'] })).rejects.toThrow('"shoe size" isn\'t an option of Match On.');
  });

  it('name what the account or a contact has no field for', async () => {
    const extras = [
      'NICKNAME:Annie',
      'TEL;TYPE=FAX:+15550200699',
      'BDAY:--0412',
      'GENDER:F',
      'ADR;TYPE=home:;;1 A;B;;;',
      'ADR;TYPE=work:;;2 C;D;;;',
    ];
    const [card] = cardsOf(await load(ANN.replace('END:', `${extras.join('\r\n')}\r\nEND:`)));
    expect(card).toMatchObject({ outcome: 'created', error: null });
    const ignored = String(card?.ignored).split(', ');
    expect(ignored).toEqual(expect.arrayContaining(['Fax', 'Birthday', 'Gender', 'Other Addresses']));
    expect(ignored.includes('Nickname')).toBe(!backend.inputs.create.includes('nickname'));
    expect(ignored).not.toContain('Address Type');
  });

  it('are saved without the tags and texts that this account refuses', async () => {
    const output = await load(ANN.replace('END:', 'CATEGORIES:never heard of\r\nNOTE:Met, at the fair.\r\nEND:'));
    const [card] = cardsOf(output);
    expect(card).toMatchObject({ outcome: 'created', error: null });
    const [ann] = await found('ann@example.com');
    expect(String(card?.ignored).includes('Tags')).toBe(![ann?.tags].flat().includes('never heard of'));
    expect(String(card?.ignored).includes('Notes')).toBe(ann?.notes !== 'Met, at the fair.');
  });

  it('wait for the next run where the time is up, which finds the first ones unchanged', async () => {
    at().fail({ status: 429, headers: { 'retry-after': '22' }, body: {} }, { ...create, times: 1 });
    const output = await load(`${ANN}${BO}${CY}`);
    expect(cardsOf(output)).toMatchObject([{ outcome: 'created', error: null }, { outcome: 'failed' }, { outcome: 'failed' }]);
    expect(cardsOf(output)[1]).toMatchObject({ full_name: 'Bo Müller', id: null, error: TRY_AGAIN });
    expect(outcomes(await load(`${ANN}${BO}${CY}`))).toEqual(['unchanged', 'created', 'created']);
  });

  it('say so if a contact may have been saved, and the next run finds it', async () => {
    at().fail({ drop: 'after' }, { ...create, times: 1 });
    const output = await load(`${ANN}${CY}`);
    expect(outcomes(output)).toEqual(['failed', 'created']);
    expect(cardsOf(output)[0]?.error).toContain('It may have been saved anyway, so look in the account first.');
    expect(countOf('ann@example.com')).toBe(1);
    expect(outcomes(await load(`${ANN}${CY}`))).toEqual(['unchanged', 'unchanged']);
  });

  it('leave it to Zapier to try again while nothing is written', async () => {
    at().fail({ status: 429, headers: { 'retry-after': '3600' }, body: {} });
    await expect(load(`${ANN}${CY}`)).rejects.toMatchObject({ name: 'ThrottledError', delay: 3600 });
  });

  it('that are refused for good stop the step while nothing is written', async () => {
    at().fail(accountType.responses.refusal(403, 'Not for you.', 'trace-1'));
    await expect(load(`${ANN}${CY}`)).rejects.toMatchObject({ name: 'AppError', code: 'forbidden' });
  });

  it('never make Zapier repeat the step after a contact was written', async () => {
    at().book.add({ first_name: 'Old', emails: ['ann@example.com'] });
    at().fail({ status: 429, headers: { 'retry-after': '3600' }, body: {} }, create);
    const output = await load(`${ANN}${BO}${CY}`);
    expect(outcomes(output)).toEqual(['updated', 'failed', 'failed']);
    expect(cardsOf(output).map(({ error }) => error)).toEqual([null, expect.stringMatching(/^(?!.*Zapier (tries|renews))/s), TRY_AGAIN]);
    expect(cardsOf(output)[1]?.error).not.toBe(TRY_AGAIN);
  });

  it('say what of a contact was saved if a later part fails', async () => {
    at().book.add({ first_name: 'Old', emails: ['ann@example.com'] });
    at().fail({ status: 500, body: 'oops' }, { method: 'POST', path: /\/tags/ });
    const [card] = cardsOf(await load(ANN.replace('END:', 'CATEGORIES:lead\r\nEND:')));
    // Only some services write tags with a call of their own.
    if (card?.outcome !== 'failed') return expect(card).toMatchObject({ outcome: 'updated', error: null });
    expect(card.error).toMatch(/^The fields of the contact .* were updated\. The rest of this card failed: /);
  });

  it.each([
    [
      '10 MB',
      `NOTE:${'x'.repeat(10 * 1_048_576)}`,
      'The text in File (vCard) is too large: it must have less than 10 MB. Split it into smaller ones.',
    ],
    ['51 cards', ANN.repeat(51), 'The vCard has 51 contacts, and the limit is 50. Nothing was imported. Split it into smaller files.'],
    [
      '10,000 cards',
      ANN.repeat(10_000),
      'The vCard has 10000 contacts, and the limit is 50. Nothing was imported. Split it into smaller files.',
    ],
    ['garbage', 'no card at all', "This isn't a vCard: it has no BEGIN:VCARD. Map a .vcf file, or the text of a vCard."],
    ['bytes', 'data:;base64,AAECAwQ=', "This isn't a vCard: it has no BEGIN:VCARD. Map a .vcf file, or the text of a vCard."],
    [
      'a web page',
      '<!doctype html><html><body>Sign in</body></html>',
      'This is a web page, not a vCard. Map the .vcf file itself: its address may need a sign-in.',
    ],
    ['an empty file', 'data:text/vcard;base64,', 'The vCard is empty. Map a .vcf file, or the text of a vCard.'],
    ['a blank', ' ', 'File (vCard) is blank, and this step needs it. Fill it in.'],
    [
      'a private address',
      'https://127.0.0.1/ada.vcf',
      'The file must be at a public address that starts with https://. Map a file from an earlier step.',
    ],
    [
      'an address without https',
      'http://example.com/ada.vcf',
      'The file must be at a public address that starts with https://. Map a file from an earlier step.',
    ],
  ])('are refused as a whole, with no request: %s', async (_name, vcard, message) => {
    await expect(load(vcard)).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input', message });
    expect(at().asked()).toEqual([]);
  });

  it('of 50 contacts are taken', async () => {
    const cards = Array.from({ length: 50 }, (_, index) => cardOf('3.0', `FN:Number ${index}`, `EMAIL:number.${index}@example.com`));
    expect(await load(cards.join(''))).toMatchObject({ created: 50, failed: 0 });
  });

  if (backend.photo?.set === undefined)
    it('come without their picture, and say so', async () => {
      expect(cardsOf(await load(pictured(JPEG)))).toMatchObject([{ outcome: 'created', ignored: expect.stringContaining('Photo') }]);
    });
  else {
    it('bring their picture, and replace one only if it is another', async () => {
      const first = await load(pictured(JPEG));
      expect(cardsOf(first)).toMatchObject([{ outcome: 'created', ignored: null, error: null }]);
      const id = String(cardsOf(first)[0]?.id);
      expect(at().book.photo?.(id)).toEqual(JPEG);
      expect(outcomes(await load(pictured(JPEG)))).toEqual(['unchanged']);
      expect(outcomes(await load(pictured(OTHER_JPEG)))).toEqual(['updated']);
      expect(at().book.photo?.(id)).toEqual(OTHER_JPEG);
      expect(outcomes(await load(ANN))).toEqual(['unchanged']);
      expect(at().book.photo?.(id)).toEqual(OTHER_JPEG);
    });

    it('are saved if the picture is of another kind, or fails', async () => {
      expect(cardsOf(await load(pictured(Buffer.from('474946383961', 'hex'))))).toMatchObject([{ outcome: 'created', ignored: 'Photo' }]);
      at().fail({ status: 500, body: 'oops' }, { path: /photo/i });
      const [card] = cardsOf(await load(pictured(JPEG)));
      expect(card).toMatchObject({
        outcome: 'unchanged',
        error: expect.stringMatching(/^The contact is saved, but its photo may not be\. /),
      });
    });
  }

  it('are made of a contact when a later step asks for the file, and not before', async () => {
    const [id = ''] = at().book.ids();
    // The first one fills the cache.
    await at().search('find_contact_details', { contact_id: id });
    at().asked();
    await at().search('find_contact_details', { contact_id: id });
    const requests = at().asked();
    const [details] = await at().search('find_contact_details', { contact_id: id });
    expect(at().asked().sort()).toEqual(requests.sort());
    expect(details?.vcard).toEqual(expect.stringMatching(/^hydrate\|\|\|/));
    expect(String(details?.vcard)).toContain(JSON.stringify(id));
    const card = await exported(at(), id);
    expect(card).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n[\s\S]*\r\nEND:VCARD\r\n$/);
  });

  if (backend.photo !== undefined)
    it('have the picture of the contact', async () => {
      const { pictured: one, plain } = at().book.photographed?.() ?? { pictured: '', plain: '' };
      expect((await exported(at(), one)).replaceAll('\r\n ', '')).toMatch(/\r\nPHOTO:data:image\/jpeg;base64,\/9j\//);
      expect(await exported(at(), plain)).not.toContain('PHOTO');
      at().fail(accountType.responses.refusal(403, 'Not for you.', 'trace-1'), { path: /photo|picture/ });
      expect(await exported(at(), one)).not.toContain('PHOTO');
    });

  it('of every contact are the same contact again', async () => {
    const withAddress = at()
      .book.ids()
      .filter((id) => (at().book.read(id)?.emails.length ?? 0) > 0);
    const cards: string[] = [];
    for (const id of withAddress) cards.push(await exported(at(), id));
    expect(cards.length).toBeGreaterThan(3);
    const again = await load(cards.join(''));
    expect(cardsOf(again).map(({ outcome, id, error }) => ({ outcome, id, error }))).toEqual(
      withAddress.map((id) => ({ outcome: 'unchanged', id, error: null })),
    );
    const before = withAddress.map((id) => at().book.read(id));
    for (const id of withAddress) at().book.remove(id);
    const anew = await load(cards.join(''));
    expect(anew).toMatchObject({ created: withAddress.length, failed: 0 });
    expect(cardsOf(anew).map(({ id }) => at().book.read(String(id)))).toEqual(before);
  });
});
