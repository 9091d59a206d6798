import { Problem } from './errors.ts';
import { quote } from './text.ts';

/**
 * The ISO 3166-1 alpha-2 code of a country from its code or name in any case; null if it's unknown. Names are those of `LANGUAGES`, and
 * what people write instead. Accents, full stops and hyphens make no difference.
 */
export function countryCode(text: string | null): string | null {
  if (text === null || text.length > LONGEST) return null;
  const upper = text.trim().toUpperCase();
  if (isCode(upper)) return upper;
  const name = plain(text);
  return name === '' ? null : (BY_HAND.get(name) ?? names().get(name) ?? null);
}

/** The code, for accounts that store codes. Throws an error for an unknown country. */
export function checkedCountryCode(text: string): string {
  const code = countryCode(text);
  if (code !== null) return code;
  throw new Problem(
    'invalid_input',
    `${quote(text)} in Country isn't a country. Enter its name or its two-letter code, like Germany or DE.`,
  );
}

/** Whether two countries are the same, however they're written. */
export function sameCountry(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  const code = countryCode(one);
  return code !== null && code === countryCode(other);
}

/** Longer than the name of any country. */
const LONGEST = 100;

/** The codes of ISO 3166-1, and XK, which Kosovo uses while it has none there. https://www.iso.org/iso-3166-country-codes.html */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH ' +
  'CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN ' +
  'GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI ' +
  'LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
  'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD ' +
  'TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW ';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb', 'pl'];

function isCode(text: string): boolean {
  return /^[A-Z]{2}$/.test(text) && CODES.includes(`${text} `);
}

let codesByName: ReadonlyMap<string, string> | undefined;

/** Made when the first name is read: most runs have only codes, or none. A name that means two countries is left out. */
function names(): ReadonlyMap<string, string> {
  if (codesByName !== undefined) return codesByName;
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const [name, code] of LANGUAGES.flatMap(namesIn)) {
    const before = found.get(name);
    if (before !== undefined && before !== code) twice.add(name);
    found.set(name, code);
  }
  for (const name of [...twice, ...UNCLEAR]) found.delete(name);
  codesByName = found;
  return codesByName;
}

function namesIn(language: string): (readonly [name: string, code: string])[] {
  const styles = (['long', 'short'] as const).map((style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }));
  return styles.flatMap((style) =>
    CODES.trim()
      .split(' ')
      .flatMap((code) => {
        const name = style.of(code) ?? code;
        // German without umlauts: Oesterreich.
        const spelledOut = language === 'de' ? name.replace(/[äöüÄÖÜ]/g, (letter) => `${UMLAUTS.get(letter)}`) : name;
        return [name, spelledOut].map((one) => [plain(one), code] as const);
      }),
  );
}

const UMLAUTS = new Map(Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' }));

/** A name without what people write differently: case, accents, full stops, hyphens, "the". */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/ß/g, 'ss')
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Names of two countries that in some languages mean only one of them. */
const UNCLEAR = ['congo', 'kongo', 'korea', 'guiana'];

/** Names that aren't in any list, three-letter codes used as names, and parts of a country that people write as the country. */
const BY_HAND: ReadonlyMap<string, string> = new Map([
  ...called(
    'GB',
    'uk',
    'gbr',
    'great britain',
    'britain',
    'england',
    'scotland',
    'wales',
    'cymru',
    'northern ireland',
    'grossbritannien',
    'grande bretagne',
    'gran bretagna',
    'gran bretana',
    'gra bretanha',
    'groot brittannie',
  ),
  ...called(
    'US',
    'usa',
    'united states of america',
    'america',
    'us of a',
    'etats unis damerique',
    'vereinigte staaten von amerika',
    'eeuu',
    'ee uu',
  ),
  ...called('AE', 'uae', 'emirates'),
  ...called('BA', 'bosnia'),
  ...called('BO', 'plurinational state of bolivia'),
  ...called('CD', 'drc', 'democratic republic of the congo'),
  ...called('CH', 'che', 'swiss'),
  ...called('CI', 'ivory coast'),
  ...called('CN', 'prc', 'peoples republic of china', 'mainland china'),
  ...called('CV', 'cape verde'),
  ...called('CZ', 'czech republic', 'cze', 'tschechische republik'),
  ...called('DE', 'deu', 'ger', 'brd', 'federal republic of germany', 'bundesrepublik deutschland'),
  ...called('ES', 'esp'),
  ...called('FR', 'fra'),
  ...called('HK', 'hong kong'),
  ...called('IR', 'islamic republic of iran'),
  ...called('IE', 'eire', 'republic of ireland', 'irl'),
  ...called('IT', 'ita'),
  ...called('KR', 'republic of korea', 'korea south', 'kor'),
  ...called('LA', 'lao peoples democratic republic', 'lao pdr'),
  ...called('MD', 'republic of moldova'),
  ...called('MK', 'macedonia', 'fyrom'),
  ...called('MM', 'burma'),
  ...called('MO', 'macau', 'macao'),
  ...called('NL', 'holland', 'nld', 'nederland'),
  ...called('PS', 'palestine'),
  ...called('RU', 'russian federation', 'rus'),
  ...called('SY', 'syrian arab republic'),
  ...called('SZ', 'swaziland'),
  ...called('TL', 'east timor'),
  ...called('TR', 'turkey', 'tur'),
  ...called('TZ', 'united republic of tanzania'),
  ...called('VA', 'vatican', 'holy see'),
  ...called('VE', 'bolivarian republic of venezuela'),
  ...called('VN', 'viet nam'),
  ...called('AT', 'aut'),
  ...called('AU', 'aus'),
  ...called('BE', 'bel'),
  ...called('BR', 'bra', 'brasil'),
  ...called('CA', 'can'),
  ...called('DK', 'dnk'),
  ...called('IN', 'ind'),
  ...called('JP', 'jpn', 'nippon'),
  ...called('MX', 'mex'),
  ...called('NO', 'nor'),
  ...called('NZ', 'nzl', 'aotearoa'),
  ...called('PL', 'pol'),
  ...called('PT', 'prt'),
  ...called('SE', 'swe'),
]);

function called(code: string, ...ways: readonly string[]): (readonly [name: string, code: string])[] {
  return ways.map((name) => [name, code] as const);
}
