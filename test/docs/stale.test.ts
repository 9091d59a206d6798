import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { table } from '../../scripts/docs/markdown.ts';
import { stalePages, writePages } from '../../scripts/docs/stale.ts';

const PAGES = new Map([
  ['README.md', '# Reference\n\nOne line.\n'],
  ['fields.md', '# Fields\n'],
]);

let folder = '';

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'contacts-docs-')), 'reference');
});

afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

it('has nothing to say of pages that were just written', () => {
  writePages(folder, PAGES);
  expect(stalePages(folder, PAGES)).toEqual([]);
  expect(readFileSync(path.join(folder, 'fields.md'), 'utf8')).toBe('# Fields\n');
});

it('names the first line of a page that differs', () => {
  writePages(folder, PAGES);
  writeFileSync(path.join(folder, 'README.md'), '# Reference\n\nAnother line.\n');
  expect(stalePages(folder, PAGES)).toEqual(['README.md is stale: line 3 differs from what the code says.']);
  writeFileSync(path.join(folder, 'README.md'), '# Reference\n\nOne line.\n\nMore.\n');
  expect(stalePages(folder, PAGES)).toEqual(['README.md is stale: line 5 differs from what the code says.']);
});

it('names pages that are missing, and pages that nothing makes', () => {
  expect(stalePages(folder, PAGES)).toEqual(['README.md is missing.', 'fields.md is missing.']);
  writePages(folder, PAGES);
  writeFileSync(path.join(folder, 'old.md'), '');
  expect(stalePages(folder, PAGES)).toEqual(['old.md isn’t generated anymore.']);
});

it('keeps a table a table, whatever is in its cells', () => {
  expect(table(['A', 'B'], [['one | two', 'three\nfour']])).toBe('| A | B |\n| --- | --- |\n| one \\| two | three four |');
});
