import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/** An integration's listing on Zapier, from the row of its build in docs/publishing.md or a backend's publishing.md. */
export interface Listing {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly homepage: string;
  /** What else Zapier's settings ask for: the support contact, the privacy policy, the terms and the brand color. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The listing of a build: `all`, or the key of its only account type. */
export function listingOf(build: string): Listing {
  const pages = globSync(['docs/publishing.md', 'src/backends/*/publishing.md'], { cwd: ROOT });
  const rows = pages.flatMap((page) => readFileSync(path.join(ROOT, page), 'utf8').split('\n')).map(cellsOf);
  const [, title = '', description = '', category = '', homepage = ''] = rows.find(([name]) => name === build) ?? [];
  const settings = SETTINGS.map((setting) => [setting, rows.find(([name]) => name === setting)?.[1] ?? '']);
  return { title, description, category, homepage, settings: Object.fromEntries(settings) };
}

const SETTINGS = ['Support contact', 'Privacy policy', 'Terms', 'Brand colour'];

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
}

/**
 * What a publisher still has to replace before an integration can be public, such as `Homepage: https://example.com/`.
 */
export function placeholdersIn({ title, category, homepage, settings }: Listing, brand: string | null): string[] {
  const values = { Title: title, Category: category, Homepage: homepage, ...settings };
  const wrong = Object.entries(values).filter(
    ([name, value]) => isPlaceholder(value) || (name === 'Title' && brand !== null && value !== brand),
  );
  return wrong.map(([name, value]) => `${name}: ${value === '' ? 'missing' : value}`);
}

function isPlaceholder(value: string): boolean {
  return value === '' || value === 'not chosen' || /\bexample\.(com|org|net)\b/.test(value);
}
