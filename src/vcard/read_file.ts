import { Problem } from '../contacts/errors.ts';
import type { Card } from './card.ts';
import { splitCards } from './card_lines.ts';
import { readableBytes } from './decode_value.ts';
import { readCard } from './read_card.ts';
import { upgradeCard } from './upgrade_card.ts';

/** The limit of cards in one file. */
export const CARDS_LIMIT = 50;

/** The limit of lines in one card: programs write some dozens. */
const LINES_LIMIT = 1_000;

/** A card of the file, or a sentence that says why it can't be read. */
export type CardReading = { readonly card: Card } | { readonly refused: string };

/** The cards of a file or a text, of version 2.1, 3.0 or 4.0. Throws if it isn't a vCard, or has too many cards. */
export function readCardFile(file: Buffer | string): CardReading[] {
  const { bytes, charset } = readableBytes(file);
  const cards = splitCards(bytes, CARDS_LIMIT);
  if (cards.length === 0) throw new Problem('invalid_input', whyNoCards(bytes));
  if (cards.length > CARDS_LIMIT)
    throw new Problem(
      'invalid_input',
      `The vCard has ${cards.length} contacts, and the limit is ${CARDS_LIMIT}. Nothing was imported. Split it into smaller files.`,
    );
  return cards.map(({ lines, isWhole }) => {
    if (!isWhole) return { refused: 'This card is incomplete: END:VCARD is missing. Export it again.' };
    if (lines.length > LINES_LIMIT) return { refused: `This card has more than ${LINES_LIMIT} lines. Leave some out.` };
    const upgraded = upgradeCard(lines, charset);
    if (upgraded === null) return { refused: 'This card has a text of more than 100,000 characters. Shorten it.' };
    if (upgraded.kind === 'group') return { refused: 'This card is a group, and only people and companies can be imported. Leave it out.' };
    const card = readCard(upgraded);
    return card === null ? { refused: 'This card is empty. Leave it out.' } : { card };
  });
}

function whyNoCards(bytes: string): string {
  const start = bytes.slice(0, 1_000).trimStart();
  if (bytes.trim() === '') return 'The vCard is empty. Map a .vcf file, or the text of a vCard.';
  if (/^(?:\u00ef\u00bb\u00bf)?<[a-z!?]/i.test(start))
    return 'This is a web page, not a vCard. Map the .vcf file itself: its address may need a sign-in.';
  return "This isn't a vCard: it has no BEGIN:VCARD. Map a .vcf file, or the text of a vCard.";
}
