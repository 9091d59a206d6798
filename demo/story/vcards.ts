import type { Values } from '../../sandbox/zapier/definition.ts';
import type { Stage } from '../stage.ts';
import { rows } from './words.ts';

const card = (...lines: readonly string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

/** Saves contact cards as phones send them. The contact of the story is one of them, so it isn't created again. */
export async function vcards(stage: Stage, { id, email }: { readonly id: string; readonly email: string }): Promise<void> {
  const vera = ['N:Card;Vera;;;', 'FN:Vera Card', 'EMAIL;TYPE=INTERNET:vera.card@example.com', 'TEL;TYPE=CELL:+15550107801'];
  const vcard = [
    card(...vera, 'TEL;TYPE=FAX:+15550107802'),
    card('N:Example;Sam;;;', 'FN:Sam Example', `EMAIL:${email}`),
    card('FN:Nobody Known'),
  ].join('');
  await importCards(stage, vcard, id, {
    title: 'Import three contact cards: a new person, the contact, and one without an address',
    outcomes: ['created', 'updated', 'failed'],
  });
  await importCards(stage, vcard, id, {
    title: 'Import the file again: nothing is written twice',
    outcomes: ['unchanged', 'unchanged', 'failed'],
    writes: 0,
  });
}

interface Import {
  readonly title: string;
  readonly outcomes: readonly string[];
  /** Any number, if it's missing. */
  readonly writes?: number;
}

async function importCards(stage: Stage, vcard: string, id: string, { title, outcomes, writes }: Import): Promise<void> {
  await stage.step<Values>({
    title,
    operation: 'import_vcard',
    input: { vcard: 'a .vcf file' },
    run: () => stage.create('import_vcard', { vcard }),
    show: ({ cards }) =>
      rows(cards)
        .map(({ outcome, full_name, error }) => `${String(full_name)} ${String(outcome)}${error === null ? '' : `: ${String(error)}`}`)
        .join('; '),
    expect: ({ cards }, requests) => ({
      'each card has its outcome':
        rows(cards)
          .map(({ outcome }) => outcome)
          .join() === outcomes.join(),
      'the second is the contact that was there': rows(cards)[1]?.id === id,
      'the fax is named, because a contact has no field for it': String(rows(cards)[0]?.ignored).includes('Fax'),
      ...(writes === undefined ? {} : { 'no write': requests.writes === writes }),
    }),
  });
}
