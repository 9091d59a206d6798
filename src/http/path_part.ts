/** An id as one part of a path. Half a character, which no service gives knowingly, cannot be encoded and becomes a replacement sign. */
export function encodePathPart(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}
