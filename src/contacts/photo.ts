/** A picture of a contact. */
export interface Photo {
  readonly bytes: Buffer;
  /** `image/jpeg`. */
  readonly contentType: string;
}

/**
 * The type of a picture by its first bytes, because what a server or a name says about a file is often wrong; null if
 * it's none. https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function pictureType(bytes: Buffer): string | null {
  const begins = (text: string, from = 0): boolean => bytes.subarray(from, from + text.length).equals(Buffer.from(text, 'latin1'));
  if (begins('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (begins('\u0089PNG')) return 'image/png';
  if (begins('GIF8')) return 'image/gif';
  return begins('RIFF') && begins('WEBP', 8) ? 'image/webp' : null;
}
