import fc from 'fast-check';
import { checkApiPath } from '../../src/steps/api_path.ts';

const BASE = 'https://api.example.com/base';

/** A letter that is percent-encoded this many times. */
function encoded(times: number): string {
  return `/contacts/%${'25'.repeat(times - 1)}41`;
}

describe('a path of one’s own', () => {
  it.each([
    '/contacts/abc',
    '/me/contacts/AAMk%3D%3D',
    '/v3/grants/me/contacts/c%231%2Fa%3Db',
    '/contacts/',
    '/a.b/c..d',
    '/me/contacts/AAA=',
    '/ü',
    '/contacts/100%25',
    '/contacts/50%2525',
    '/contacts/a%2Fb;c',
    '/contacts/abc..;d/e.',
    encoded(7),
  ])('is taken as typed: %s', (path) => {
    expect(checkApiPath(path)).toBe(path);
  });

  it.each([
    '',
    'contacts',
    '//host',
    '/a//../b/..',
    '/..',
    '/.',
    '/%2e%2e',
    '/%252e%252e/x',
    '/%252e%252e/x%25',
    '/%252e%252e/%25zz',
    '/%252e%252e/%25c3',
    '/..;/x',
    '/contacts/..;a=b/x',
    '/contacts/%2e%2e%3b/x',
    '/．．/x',
    '/‥/x',
    '/%ef%bc%8e%ef%bc%8e/x',
    '/contacts／．．／x',
    '/contacts/＼x',
    '/%2fhost',
    '/%2F%2Fhost/x',
    '/%252fhost',
    '/／host',
    '/a%5Cb',
    '/a\\b',
    '/a b',
    '/a\tb',
    '/a?b',
    '/a#b',
    '/%',
    '/%zz',
    '/%c3',
    '/a%0d%0a',
    '/a\u0000',
    'https://host',
    '@host',
  ])('is refused: %j', (path) => {
    expect(() => checkApiPath(path)).toThrow(
      expect.objectContaining({
        kind: 'invalid_input',
        message: expect.stringMatching(/^The path .*Enter the part after the account's address, like \/contacts\/abc\.$/s),
      }),
    );
  });

  const SERVER = "must start with one slash and can't name a server";

  it.each([
    ['contacts', SERVER],
    ['//host', SERVER],
    ['/%2fhost', SERVER],
    ['/a b', "can't contain backslashes, spaces or control characters"],
    ['/a?b', `can't contain "?" or "#". Put parameters in Query`],
    ['/a%zz', "contains a percent sign that doesn't encode anything"],
    ['/a%5Cb', "can't contain backslashes or control characters, even encoded"],
    ['/a/../b', `can't have "." or ".." as one of its parts`],
    // An invalid encoding doesn't hide what is next to it.
    ['/%25c3%252f%252e%252e%252fx', `can't have "." or ".." as one of its parts`],
    [encoded(8), 'is percent-encoded too many times'],
    [encoded(30), 'is percent-encoded too many times'],
  ])('gets a message: %s', (path, wrong) => {
    expect(() => checkApiPath(path)).toThrow(`The path ${wrong}. Enter the part after the account's address, like /contacts/abc.`);
  });

  it('never leads away from the account’s address, whatever is typed', () => {
    const piece = fc.constantFrom(
      '/',
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '@',
      ':',
      '//',
      'a',
      'evil.example',
      '%25',
      '%252e',
      '%25zz',
      ';',
      '．',
      '／',
      '?',
      '#',
      'https:',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = ((): string | null => {
          try {
            return checkApiPath(pieces.join(''));
          } catch {
            return null;
          }
        })();
        if (path === null) return;
        const url = new URL(`${BASE}${path}`);
        expect(url.origin).toBe('https://api.example.com');
        expect(decodeURIComponent(url.pathname).startsWith('/base/')).toBe(true);
        // As the most tolerant server would read it.
        const read = [1, 2, 3, 4].reduce(
          (text) => text.replace(/%[0-7][0-9a-f]/gi, (one) => decodeURIComponent(one)),
          decodeURIComponent(url.pathname).normalize('NFKC'),
        );
        expect(read.split('/').map((part) => part.split(';')[0])).not.toContain('..');
        expect(read.startsWith('/base//')).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
