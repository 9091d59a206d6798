import { joinName } from '../../contacts/text.ts';
import type { WireContact } from './wire.ts';

/** The first and last name of a row. */
export interface Names {
  readonly first: string | null;
  readonly last: string | null;
  /** Whether at least one of them is in small letters, and the row doesn't say how it's written. */
  readonly lowered: boolean;
}

/**
 * The names as written, if the row has them anywhere. The documented form of the search has small letters only, but a
 * whole name may have the capitals. They are never guessed.
 */
export function namesOf(wire: WireContact): Names {
  const first = wire.firstNameRaw ?? wire.firstName ?? null;
  const last = wire.lastNameRaw ?? wire.lastName ?? null;
  if (first !== null && last !== null) return { first, last, lowered: false };
  const known = { first: first ?? smallName(wire.firstNameLowerCase), last: last ?? smallName(wire.lastNameLowerCase) };
  const [isFirstLowered, isLastLowered] = [first === null && hasCapitals(known.first), last === null && hasCapitals(known.last)];
  if (!isFirstLowered && !isLastLowered) return { ...known, lowered: false };
  const whole = wholeNameOf(wire, known);
  if (whole === null) return { ...known, lowered: true };
  return {
    first: isFirstLowered ? whole.slice(0, known.first?.length) : known.first,
    last: isLastLowered ? whole.slice(-(known.last?.length ?? 0)) : known.last,
    lowered: false,
  };
}

function smallName(name: string | null | undefined): string | null {
  return name?.trim() || null;
}

/** Whether it could be written with capitals; many scripts have none. */
function hasCapitals(small: string | null): boolean {
  return small !== null && small !== small.toUpperCase();
}

/** The whole name, if it has capitals and is otherwise exactly these two. */
function wholeNameOf({ name, contactName }: WireContact, { first, last }: Omit<Names, 'lowered'>): string | null {
  const joined = joinName(first, last)?.toLowerCase();
  const isWritten = (whole: string): boolean =>
    whole !== whole.toLowerCase() && whole.toLowerCase() === joined && whole.length === joined.length;
  return [name, contactName].map((whole) => whole?.trim() ?? '').find(isWritten) ?? null;
}
