import { mergeNotes } from '../../contacts/merge.ts';
import type { ItemOf } from './body.ts';

type Biography = ItemOf<'biographies'>;

/** The text with a line after it. It keeps its kind, so a line of a formatted one is formatted, too. */
export function withLine(before: Biography | undefined, line: string): Biography {
  const text = before?.value ?? '';
  if (text === '' || before === undefined) return { value: line, contentType: 'TEXT_PLAIN' };
  if (isHtml(before)) return { ...before, value: `${text}<br>${inHtml(line)}` };
  return { ...before, value: text.endsWith('\n') ? `${text}${line}` : `${text}\n${line}` };
}

/** The text with the other one after it, unless it's in there already. A plain text shows a formatted one's HTML as it is. */
export function mergedBiographies(own: readonly Biography[], others: readonly Biography[]): readonly Biography[] {
  const [mine, more] = [own[0], others[0]];
  if (!more?.value?.trim()) return own;
  if (!mine?.value?.trim()) return [more];
  if (isHtml(mine)) {
    const html = isHtml(more) ? more.value : inHtml(more.value);
    return `<br>${mine.value}<br>`.includes(`<br>${html}<br>`) ? own : [{ ...mine, value: `${mine.value}<br>${html}` }];
  }
  const value = mergeNotes(mine.value, more.value);
  return value === null ? own : [{ ...mine, value }];
}

function isHtml({ contentType }: Biography): boolean {
  return contentType === 'TEXT_HTML';
}

function inHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\n/g, '<br>');
}
