import { isProblem, type ProblemKind, toSentence } from '../contacts/errors.ts';
import type { Run } from '../operation.ts';
import type { Card } from '../vcard/card.ts';
import { readCardFile } from '../vcard/read_file.ts';
import { type ImportedCard, importCard, nameOfCard } from './import_card.ts';
import { readMatchKeys } from './match.ts';

/**
 * Writes the cards of a file one after the other, because two of them can be the same person. Nothing is written if the
 * file as a whole is refused, and what stops the first write stops the step.
 */
export async function importCards(run: Run, file: Buffer | string): Promise<ImportedCard[]> {
  readMatchKeys(run.input);
  const write = cardWriter(run);
  const cards: ImportedCard[] = [];
  for (const reading of readCardFile(file)) cards.push('card' in reading ? await write(reading.card) : failed(null, reading.refused));
  return cards;
}

/** Writes one card at a time for as long as there's time and the account takes them. */
function cardWriter(run: Run): (card: Card) => Promise<ImportedCard> {
  const { http } = run.connection;
  let isStopped = false;
  let mayHaveWritten = false;
  return async (card) => {
    isStopped ||= http.left() < TIME_FOR_A_CARD;
    if (isStopped) return failed(card, NOT_REACHED);
    const before = http.saved() ?? '';
    try {
      return await importCard(run, card);
    } catch (error) {
      mayHaveWritten ||= isProblem(error, 'unknown_outcome') || http.saved() !== null;
      isStopped = isProblem(error, ...STOPPING);
      // Nothing was written, so Zapier can run the whole step again, or the sign-in is renewed.
      if (isStopped && !mayHaveWritten) throw error;
      const saved = (http.saved() ?? '').slice(before.length).trim();
      return failed(card, saved === '' ? toSentence(error) : `${saved} The rest of this card failed: ${toSentence(error)}`);
    }
  };
}

/** Milliseconds that a card needs: a look-up, a write or two, and its picture. */
const TIME_FOR_A_CARD = 3_000;

/** What every other card would meet, too. */
const STOPPING: readonly ProblemKind[] = ['throttled', 'signed_out', 'expired', 'forbidden', 'misconfigured', 'missing_capability'];

const NOT_REACHED = "This card wasn't reached in time. Run the step again: cards that are imported already stay as they are.";

function failed(card: Card | null, error: string): ImportedCard {
  return { outcome: 'failed', id: null, full_name: card === null ? null : nameOfCard(card.fields), ignored: null, error };
}
