import { type DefaultCharset, decodeValue } from './decode_value.ts';
import { type PropertyLine, readPropertyLine } from './property_line.ts';
import { nameOfUnsupported } from './unsupported_properties.ts';
import { type UpgradedProperty, upgradeProperty } from './upgrade_property.ts';

/** A card of any version in the grammar of version 4.0, with only what a contact can have. */
export interface UpgradedCard {
  readonly text: string;
  readonly photo: Buffer | null;
  /** What isn't in the text because a contact can't have it, in words for a person. */
  readonly unsupported: readonly string[];
  /** What the card is, if it isn't a person: `group`, or `org` for a company that has its name as the card's. */
  readonly kind: string | null;
}

/** Null if a text in the card is longer than any program writes. */
export function upgradeCard(lines: readonly string[], charset: DefaultCharset): UpgradedCard | null {
  const properties = lines.flatMap((line) => readPropertyLine(line) ?? []);
  const photos = properties.filter(({ name }) => name === 'PHOTO').map(readPhoto);
  const photo = photos.find((one) => one !== null) ?? null;
  const others = properties.filter(({ name }) => name !== 'PHOTO');
  const binaries = others.filter(isBinary).map(({ name }) => nameOfUnsupported(name));
  const texts = others.filter((property) => !isBinary(property));
  if (texts.some(({ value }) => value.length > LONGEST)) return null;
  const decoded = texts.map((property) => ({ ...property, value: decodeValue(property, charset) }));
  const upgraded = upgradeAll(decoded);
  const unsupported = [
    ...upgraded.map((one) => (one !== null && 'unsupported' in one ? one.unsupported : null)),
    ...binaries,
    photos.length > 0 && photo === null ? 'Photo' : null,
  ];
  return {
    text: [
      'BEGIN:VCARD',
      'VERSION:4.0',
      ...upgraded.flatMap((one) => (one !== null && 'line' in one ? one.line : [])),
      'END:VCARD',
      '',
    ].join('\r\n'),
    photo,
    unsupported: [...new Set(unsupported.filter((name) => name !== null))],
    kind: kindOf(decoded),
  };
}

function upgradeAll(properties: readonly PropertyLine[]): UpgradedProperty[] {
  const isOld = valueIn(properties, 'VERSION')?.trim() === '2.1';
  const named = properties.filter(({ name, value }) => name === 'X-ABLABEL' && value.trim() !== '');
  const labels = new Map(named.map(({ group, value }) => [group, value.trim()]));
  return properties.map((property) => {
    const label = property.group === null ? undefined : labels.get(property.group);
    return upgradeProperty({ ...property, isOld, label: label ?? null });
  });
}

/** Bytes of one value. Programs limit notes to a few thousand characters. */
const LONGEST = 100_000;

function isBinary({ parameters }: PropertyLine): boolean {
  return /^"?(?:b|base64)"?$/i.test(parameters.get('ENCODING') ?? '');
}

/** The bytes of a picture in the card. One that's only an address isn't downloaded: a card's author must not choose what we fetch. */
function readPhoto(property: PropertyLine): Buffer | null {
  const { value } = property;
  const data = /^\s*data:[^,]{0,200};base64,/i.exec(value.slice(0, 300))?.[0];
  if (data === undefined && !isBinary(property)) return null;
  const bytes = Buffer.from(value.slice(data?.length ?? 0), 'base64');
  return bytes.length === 0 ? null : bytes;
}

function kindOf(properties: readonly PropertyLine[]): string | null {
  const kind = (valueIn(properties, 'KIND') ?? valueIn(properties, 'X-ADDRESSBOOKSERVER-KIND'))?.trim().toLowerCase();
  if (kind !== undefined) return kind;
  return valueIn(properties, 'X-ABSHOWAS')?.trim().toUpperCase() === 'COMPANY' ? 'org' : null;
}

function valueIn(properties: readonly PropertyLine[], name: string): string | undefined {
  return properties.find((property) => property.name === name)?.value;
}
