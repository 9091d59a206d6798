import { type UnzipFileInfo, unzipSync } from 'fflate';

export interface ZipEntry {
  readonly name: string;
  /** Bytes in the archive. */
  readonly packed: number;
  readonly read: () => Buffer;
}

/** Every file of an archive in memory. */
export function readZip(archive: Buffer): ZipEntry[] {
  const sizes = new Map<string, number>();
  const note = ({ name, size }: UnzipFileInfo): boolean => sizes.set(name, size).has(name);
  const files = unzipSync(archive, { filter: note });
  return Object.entries(files).map(([name, bytes]) => ({ name, packed: sizes.get(name) ?? 0, read: () => Buffer.from(bytes) }));
}
