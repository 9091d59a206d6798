import type { Person } from './person.ts';

/** The etag of the contact's own source, whatever was read of it. */
export function sourceEtag({ id, version }: Person): string {
  return `#${Buffer.from(`${id}.${String(version).padStart(6, '0')}`).toString('base64')}`;
}

/** The etag of a person, which depends on the fields that were read, too. */
export function personEtag(person: Person, mask: readonly string[]): string {
  const fields = String([...mask].sort().join().length).padStart(4, '0');
  return `%${Buffer.from(`${fields}:${sourceEtag(person)}`).toString('base64')}`;
}

/** Whether an etag, as sent in `etag`, is that of this state. An etag of the source alone never is. */
export function isCurrent(person: Person, etag: string): boolean {
  if (!etag.startsWith('%')) return false;
  return Buffer.from(etag.slice(1), 'base64').toString().slice('0000:'.length) === sourceEtag(person);
}
