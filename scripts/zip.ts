/** Reads a zip archive held in memory: enough of the format for the archives the platform's command line writes. */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Bytes in the archive. */
  readonly packed: number;
  readonly read: () => Buffer;
}

const END_SIGNATURE = 0x06_05_4b_50;
const ENTRY_SIGNATURE = 0x02_01_4b_50;
const END_BYTES = 22;
const DEFLATED = 8;

export function readZip(archive: Buffer): ZipEntry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error('The zip has a damaged directory.');
    const nameBytes = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameBytes);
    const packed = archive.readUInt32LE(at + 20);
    const deflated = archive.readUInt16LE(at + 10) === DEFLATED;
    const local = archive.readUInt32LE(at + 42);
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return { name, packed, read: () => readEntry(archive, local, packed, deflated) };
  });
}

function readEntry(archive: Buffer, local: number, packed: number, deflated: boolean): Buffer {
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(start, start + packed);
  return deflated ? inflateRawSync(bytes) : bytes;
}

function findEnd(archive: Buffer): number {
  for (let at = archive.length - END_BYTES; at >= 0; at -= 1) {
    if (archive.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new Error('This is no zip: it has no directory.');
}
