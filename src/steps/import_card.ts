import type { ContactChange } from '../contacts/change.ts';
import { isProblem, Problem } from '../contacts/errors.ts';
import { inWords, shortenValue } from '../contacts/text.ts';
import { labelOf } from '../fields/labels.ts';
import type { Input, Run } from '../operation.ts';
import type { Card } from '../vcard/card.ts';
import { inputOfCard } from './card_input.ts';
import { setCardPhoto } from './card_photo.ts';
import { createOrUpdate } from './create_or_update.ts';
import { readMatching, readMatchKeys } from './match.ts';
import { readContactChange } from './read_contact.ts';
import { toWriteOutput } from './write_output.ts';

/** What became of one card. Line items hold texts, so what was ignored is one text. */
export interface ImportedCard {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'failed';
  readonly id: string | null;
  readonly full_name: string | null;
  readonly ignored: string | null;
  readonly error: string | null;
}

/** Writes one card as Create or Update Contact writes its inputs, and then its picture. */
export async function importCard(run: Run, { fields, photo, unsupported }: Card): Promise<ImportedCard> {
  const { input, left } = inputOfCard(run, fields);
  const { output, refused } = await writeCard({ ...run, input: { ...input, match_on: run.input.match_on } }, fields.tags);
  const picture = await setCardPhoto(run, output.id, photo, output.outcome === 'created');
  const all = [...output.ignored_fields, ...refused.map(labelOf), ...left, ...unsupported, ...(picture.isIgnored ? ['Photo'] : [])];
  return {
    outcome: output.outcome === 'unchanged' && picture.isSet ? 'updated' : output.outcome,
    id: output.id,
    full_name: output.full_name ?? nameOfCard(fields),
    ignored: all.length === 0 ? null : listed([...new Set(all)]),
    error: picture.error,
  };
}

/** A card can have as many other fields as its program likes. */
function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED).map(shortenValue), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

const NAMED = 20;

/** The card's name, or what else it's recognized by. */
export function nameOfCard({ full_name, company, emails, phones }: Card['fields']): string | null {
  return full_name ?? company ?? emails[0]?.address ?? phones[0]?.number ?? null;
}

/** What the account has no field for is left out, because nobody can correct a card in a Zap. */
async function writeCard(run: Run, tags: readonly string[]) {
  const refused: string[] = [];
  for (;;) {
    const input: Input = Object.fromEntries(Object.entries(run.input).filter(([key]) => !refused.includes(key)));
    try {
      return { output: await writeInput({ ...run, input }, tags), refused };
    } catch (error) {
      const inputs = (isProblem(error) ? (error.detail.inputs ?? []) : []).filter((key) => input[key] !== undefined);
      if (inputs.length === 0) throw error;
      refused.push(...inputs);
    }
  }
}

async function writeInput(run: Run, tags: readonly string[]) {
  const requested = readContactChange(run, 'add', tags);
  requireMatchable(run.input, requested);
  const result = await createOrUpdate(run, requested, readMatching(run.input, requested));
  return toWriteOutput(run, { ...result, requested });
}

/** A card that can't be matched would be created again by each import. */
function requireMatchable(input: Input, change: ContactChange): void {
  const keys = readMatchKeys(input);
  if (keys.some((key) => change[key] !== undefined)) return;
  const missing = inWords(keys.map((key) => labelOf(key).toLowerCase()));
  const remedy = keys.includes('full_name') ? 'Add it to the card.' : 'Add one to the card, or choose Full Name in Match On.';
  throw new Problem(
    'invalid_input',
    `This card has no ${missing.replace(' and ', ' or ')}, so no existing contact can be found by it. ${remedy}`,
  );
}
