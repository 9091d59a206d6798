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

/** The listing of a build with these account types. A brand is its title. */
export function listingOf(backends: readonly string[], brand: string | null): Listing {
  const build = backends.length === 1 ? backends[0] : 'all';
  const pages = globSync(['docs/publishing.md', 'src/backends/*/publishing.md'], { cwd: ROOT });
  const rows = pages.flatMap((page) => readFileSync(path.join(ROOT, page), 'utf8').split('\n')).map(cellsOf);
  const [, title = '', description = '', category = '', homepage = ''] = rows.find(([name]) => name === build) ?? [];
  const settings = SETTINGS.map((setting) => [setting, rows.find(([name]) => name === setting)?.[1] ?? '']);
  return { title: brand ?? title, description, category, homepage, settings: Object.fromEntries(settings) };
}

const SETTINGS = ['Support contact', 'Privacy policy', 'Terms', 'Brand color'];

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
}

/**
 * What a publisher still has to replace before an integration can be public, such as `Homepage: https://example.com/`.
 */
export function placeholdersIn({ title, description, category, homepage, settings }: Listing): string[] {
  const values = { Title: title, Description: description, Category: category, Homepage: homepage, ...settings };
  // Zapier asks for a description that begins with the title, so this one still speaks of something else.
  const wrong = Object.entries(values).filter(
    ([name, value]) => isPlaceholder(value) || (name === 'Description' && !value.startsWith(`${title} `)),
  );
  return wrong.map(([name, value]) => `${name}: ${value === '' ? 'missing' : value}`);
}

function isPlaceholder(value: string): boolean {
  return value === '' || value === 'not chosen' || /\bexample\.(com|org|net)\b/.test(value);
}
