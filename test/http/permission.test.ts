import { reconnectWith } from '../../src/http/permission.ts';

describe('what to do where a permission is missing', () => {
  const signInScope = (access: 'read' | 'write', scope: string) => {
    if (scope === 'Contacts.Read') return access === 'read' ? scope : 'Contacts.ReadWrite';
    return access === 'write' && scope !== 'People.Read' ? scope : undefined;
  };

  test.each<[boolean, string | undefined, boolean, string]>([
    [true, 'Contacts.Read', false, 'Reconnect with access "Read and write" (Contacts.ReadWrite)'],
    [false, 'Contacts.Read', false, 'Reconnect with access "Read only" (Contacts.Read)'],
    [false, 'Tasks.ReadWrite', false, 'Reconnect with access "Read and write" (Tasks.ReadWrite)'],
    [false, 'Contacts.ReadWrite', true, 'Reconnect with access "Read and write" (Contacts.ReadWrite)'],
    [false, undefined, true, 'Reconnect with access "Read and write"'],
    [true, undefined, false, 'Reconnect the account and accept every permission'],
    [true, 'People.Read', false, 'Reconnect the account and accept every permission'],
  ])('a connection that may write (%s), for %s in a write (%s)', (writable, scope, writes, remedy) => {
    expect(reconnectWith({ writable, signInScope }, { writes, ...(scope === undefined ? {} : { scope }) })).toBe(remedy);
  });
});
