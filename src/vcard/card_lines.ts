import { addLine, type Unfolding } from './unfold.ts';

/** One card of a file: its lines between BEGIN and END, unfolded. The text holds bytes, one in each character. */
export interface RawCard {
  readonly lines: readonly string[];
  /** False if the file or the next card begins before the card's end. */
  readonly isWhole: boolean;
}

/**
 * The cards of a file. A card within a card, as in AGENT of version 2.1, is left out. Only `limit` cards keep their
 * lines; the others are only counted.
 */
export function splitCards(bytes: string, limit: number): RawCard[] {
  const cards: RawCard[] = [];
  let card: Unfolding | null = null;
  for (const line of withoutAgents(linesOf(bytes))) {
    const mark = markIn(line);
    if (mark !== null) {
      if (card !== null) cards.push(rawCard(card, mark === 'end'));
      card = mark === 'end' ? null : { properties: [], encoding: null };
    } else if (card !== null && cards.length < limit) addLine(card, line);
  }
  return card === null ? cards : [...cards, rawCard(card, false)];
}

function rawCard({ properties }: Unfolding, isWhole: boolean): RawCard {
  return { lines: properties.map((pieces) => pieces.join('')), isWhole };
}

/** The lines without the cards of assistants, each of which follows an AGENT without a value. */
function* withoutAgents(lines: Iterable<string>): Generator<string> {
  let agents = 0;
  let previous = '';
  for (const line of lines) {
    const mark = markIn(line);
    if (mark === 'begin') agents = isAgent(previous) ? agents + 1 : 0;
    if (agents === 0) yield line;
    if (mark === 'end' && agents > 0) agents -= 1;
    if (line !== '') previous = line;
  }
}

function isAgent(line: string): boolean {
  return line.length < 100 && /^(?:[\w-]+\.)?AGENT[^:]*:\s*$/i.test(line);
}

/** A mark has few characters. An indented line is a part of a folded text. */
function markIn(line: string): 'begin' | 'end' | null {
  if (line.length > 60 || !line.includes(':')) return null;
  const mark = line.replace(UTF8_MARK, '').trimEnd().toUpperCase();
  return mark === 'BEGIN:VCARD' ? 'begin' : mark === 'END:VCARD' ? 'end' : null;
}

/** The byte order mark, also in the middle of files that were joined. */
const UTF8_MARK = /^\u00ef\u00bb\u00bf/;

function* linesOf(bytes: string): Generator<string> {
  const ends = /\r\n|\n|\r/g;
  let start = 0;
  for (let end = ends.exec(bytes); end !== null; end = ends.exec(bytes)) {
    yield bytes.slice(start, end.index);
    start = ends.lastIndex;
  }
  yield bytes.slice(start);
}
