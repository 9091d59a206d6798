/**
 * An ID as one part of a path. Half a character, which no service returns on purpose, can't be encoded and becomes a
 * replacement character.
 */
export function encodePathPart(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}
