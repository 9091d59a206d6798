import { isAscii } from 'node:buffer';

/**
 * Bytes of a response, unpacked. A run has some hundred megabytes of memory, and text takes several times its bytes
 * while it's read.
 */
export const BYTES_LIMIT = 25 * 1_048_576;
/** Bytes of an error or of a token response; a few hundred are usual. */
export const WORDS_BYTES_LIMIT = 1_048_576;

/** The response has more bytes than allowed. */
export class TooLarge extends Error {}

/**
 * All bytes of a stream, counted as they come, because a small compressed response can unpack to gigabytes. Throws
 * TooLarge.
 */
export async function readBytes(stream: AsyncIterable<unknown>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit) throw new TooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The platform's type of a stream, with what it really has. */
export type NodeStream = NodeJS.ReadableStream & { destroy?(): unknown };

/**
 * The same for one of Node's own streams, by its events, because iterating takes a dozen more promises. Stops when
 * `stopped` is aborted.
 */
export function readStream(stream: NodeStream, limit: number, stopped: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (error: Error): void => {
      stream.destroy?.();
      reject(error);
    };
    stream.on('error', reject);
    stream.on('close', () => reject(new Error('closed')));
    stream.on('end', () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size)));
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      // Unpacking continues after the connection is closed, so each part checks again.
      if (stopped.aborted) fail(new Error('stopped'));
      else if (size > limit) fail(new TooLarge());
    });
  });
}

/** A parsed body. */
export interface Parsed {
  /** Undefined if the bytes aren't JSON, or too deep. */
  readonly value: unknown;
  /** Whether lists and objects are nested so deeply that walking through them could overflow the stack. */
  readonly deep: boolean;
}

export function parseJson(bytes: Uint8Array): Parsed {
  if (isDeep(bytes)) return { value: undefined, deep: true };
  try {
    return { value: JSON.parse(textOf(bytes).replace(MARK, '')), deep: false };
  } catch {
    return { value: undefined, deep: false };
  }
}

/** Most responses are only ASCII, which can be read in a tenth of the time. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/** The byte order mark, which some proxies add. https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
const MARK = /^\ufeff/;

export function isMarkup(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('utf8');
  return /^\ufeff?\s*<[a-z!?]/i.test(start);
}

/** Responses of these services have about ten levels. */
const LEVELS_LIMIT = 100;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [LIST, OBJECT, LIST_END, OBJECT_END] = [0x5b, 0x7b, 0x5d, 0x7d];

/**
 * Bytes are enough, because in UTF-8 no longer character contains one of these. Every byte of every response passes
 * here.
 */
function isDeep(bytes: Uint8Array): boolean {
  const { length } = bytes;
  let level = 0;
  for (let index = 0; index < length; index += 1) {
    switch (bytes[index]) {
      case QUOTE:
        index = endOfText(bytes, index + 1, length);
        break;
      case LIST:
      case OBJECT:
        level += 1;
        if (level > LEVELS_LIMIT) return true;
        break;
      case LIST_END:
      case OBJECT_END:
        level -= 1;
    }
  }
  return false;
}

function endOfText(bytes: Uint8Array, start: number, length: number): number {
  let index = start;
  for (; index < length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) return index;
    if (byte === BACKSLASH) index += 1;
  }
  return index;
}
