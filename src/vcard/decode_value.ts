import { isUtf8 } from 'node:buffer';
import type { PropertyLine } from './property_line.ts';

/** What the characters of a file are, where a line doesn't say it. */
export type DefaultCharset = 'utf-8' | 'unknown';

/**
 * The file as a text with one byte in each character, so that lines can be unfolded before they're decoded: some
 * programs fold in the middle of a character.
 */
export function readableBytes(file: Buffer | string): { readonly bytes: string; readonly charset: DefaultCharset } {
  const text = typeof file === 'string' ? file : wideText(file);
  if (text !== null) return { bytes: Buffer.from(text, 'utf8').toString('latin1'), charset: 'utf-8' };
  return { bytes: Buffer.from(file).toString('latin1'), charset: 'unknown' };
}

/** The text of a file with two bytes in each character, with or without a byte order mark; null if it's another file. */
function wideText(file: Buffer): string | null {
  const [one, other] = file;
  const isLittle = (one === 0xff && other === 0xfe) || (one === B && other === 0);
  const isBig = (one === 0xfe && other === 0xff) || (one === 0 && other === B);
  if (!isLittle && !isBig) return null;
  return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(file);
}

/** The first letter of every card. */
const B = 0x42;

/** The value of a line as text, with line breaks as `\n`. */
export function decodeValue({ parameters, value }: PropertyLine, charset: DefaultCharset): string {
  const isQuoted = parameters.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE';
  const bytes = isQuoted ? unquoted(value) : value;
  // A text that was decoded before keeps what its lines say about the file in which they were.
  const declared = isQuoted || charset === 'unknown' ? parameters.get('CHARSET') : undefined;
  return decoded(Buffer.from(bytes, 'latin1'), declared?.replaceAll('"', '')).replace(/\r\n|\r/g, '\n');
}

/** https://www.rfc-editor.org/rfc/rfc2045#section-6.7 */
function unquoted(text: string): string {
  return text.replace(/=$/, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Without a charset, or with a wrong one, it's UTF-8, or else what Windows writes in Western Europe and America. */
function decoded(bytes: Buffer, charset: string | undefined): string {
  const decoder = decoderOf(charset);
  if (decoder !== null && decoder.encoding !== 'utf-8') return decoder.decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

function decoderOf(charset: string | undefined): InstanceType<typeof TextDecoder> | null {
  try {
    return charset === undefined ? null : new TextDecoder(charset.trim());
  } catch {
    return null;
  }
}
