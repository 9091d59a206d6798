/** A line of a card in its parts. The value is as it stands there. */
export interface PropertyLine {
  /** What ties it to another line of the card, like `item1`. */
  readonly group: string | null;
  /** In capitals. */
  readonly name: string;
  /** In small letters, whether the card writes `TYPE=WORK`, `type="work,voice"` or, as version 2.1, `WORK`. */
  readonly types: readonly string[];
  /** The other parameters, by their names in capitals. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** Null if the line has no value, or a longer name than any program writes. */
export function readPropertyLine(line: string): PropertyLine | null {
  const colon = endOfHead(line);
  if (colon === -1 || colon > LONGEST_HEAD) return null;
  const [whole = '', ...parameters] = splitOutsideQuotes(line.slice(0, colon), ';');
  const dot = whole.indexOf('.');
  const pairs = parameters.map(readParameter);
  return {
    group: dot === -1 ? null : whole.slice(0, dot).toLowerCase(),
    name: whole
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    types: pairs.flatMap(([key, value]) => (key === 'TYPE' ? typesIn(value) : [])),
    parameters: new Map(pairs.filter(([key]) => key !== 'TYPE')),
    value: line.slice(colon + 1),
  };
}

/** Characters of a name with its parameters. One of them can be a whole address. */
const LONGEST_HEAD = 10_000;

/** Parameters in quotes can contain a colon. If a quote isn't closed, the first colon counts. */
function endOfHead(line: string): number {
  const first = line.indexOf(':');
  const quote = line.indexOf('"');
  if (quote === -1 || quote > first) return first;
  let isQuoted = false;
  for (let index = quote; index < line.length; index += 1) {
    if (line[index] === '"') isQuoted = !isQuoted;
    else if (line[index] === ':' && !isQuoted) return index;
  }
  return first;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts = text.split('"');
  const pieces: string[] = [''];
  parts.forEach((part, index) => {
    const [first = '', ...rest] = index % 2 === 1 ? [part] : part.split(separator);
    pieces.push(`${pieces.pop() ?? ''}${first}`, ...rest);
  });
  return pieces;
}

/** Version 2.1 leaves out the names of its parameters, and Android writes a person's own word as a function. */
function readParameter(text: string): readonly [string, string] {
  if (/^X-CUSTOM\(/i.test(text)) return ['TYPE', 'OTHER'];
  const equals = text.indexOf('=');
  if (equals !== -1) return [text.slice(0, equals).trim().toUpperCase(), text.slice(equals + 1).trim()];
  const word = text.trim().toUpperCase();
  if (ENCODINGS.includes(word)) return ['ENCODING', word];
  return VALUES.includes(word) ? ['VALUE', word] : ['TYPE', word];
}

const ENCODINGS = ['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT'];
const VALUES = ['URL', 'URI', 'INLINE', 'CID', 'CONTENT-ID'];

function typesIn(value: string): string[] {
  return value
    .toLowerCase()
    .split(',')
    .map((type) => type.replace(/[^a-z0-9-]/g, ''))
    .filter((type) => type !== '');
}
