/** What programs write for themselves or a second time. Nobody misses it. */
const BOOKKEEPING = [
  'BEGIN',
  'END',
  'VERSION',
  'PRODID',
  'UID',
  'REV',
  'CLASS',
  'MAILER',
  'NAME',
  'PROFILE',
  'SOURCE',
  'SORT-STRING',
  'LABEL',
  'KIND',
  'CLIENTPIDMAP',
  'XML',
  'CREATED',
  'TZ',
  'X-ABLABEL',
  'X-ABADR',
  'X-ABSHOWAS',
  'X-ABUID',
  'X-ADDRESSBOOKSERVER-KIND',
  'X-IMAGETYPE',
  'X-IMAGEHASH',
  'X-IRMC-LUID',
  'X-MS-CARDPICTURE',
];
const OWN_TO_PROGRAMS = ['X-MS-OL-', 'X-EVOLUTION-', 'X-MOZILLA-', 'X-APPLE-', 'X-SAMSUNGADR', 'X-PRESENT-'];

/** What people know these by. */
const NAMES: Readonly<Record<string, string>> = {
  AGENT: 'Agent',
  ANNIVERSARY: 'Anniversary',
  GENDER: 'Gender',
  GEO: 'Map Position',
  KEY: 'Key',
  LANG: 'Language',
  LOGO: 'Logo',
  MEMBER: 'Members',
  RELATED: 'Related People',
  ROLE: 'Role',
  SOUND: 'Sound',
  CALURI: 'Calendar',
  FBURL: 'Calendar',
  CALADRURI: 'Calendar',
  'X-ABDATE': 'Dates',
  'X-ABRELATEDNAMES': 'Related People',
  'X-ANDROID-CUSTOM': 'Android Fields',
  'X-ANNIVERSARY': 'Anniversary',
  'X-EVOLUTION-ANNIVERSARY': 'Anniversary',
  'X-MS-ANNIVERSARY': 'Anniversary',
  'X-ASSISTANT': 'Assistant',
  'X-EVOLUTION-ASSISTANT': 'Assistant',
  'X-MS-ASSISTANT': 'Assistant',
  'X-CHILDREN': 'Children',
  'X-MS-CHILD': 'Children',
  'X-GENDER': 'Gender',
  'X-MS-TEL': 'Other Phones',
  'X-PHONETIC-FIRST-NAME': 'Phonetic Name',
  'X-PHONETIC-LAST-NAME': 'Phonetic Name',
  'X-PHONETIC-MIDDLE-NAME': 'Phonetic Name',
  'X-PHONETIC-ORG': 'Phonetic Name',
  'X-SOCIALPROFILE': 'Social Profiles',
  'X-SPOUSE': 'Spouse',
  'X-EVOLUTION-SPOUSE': 'Spouse',
  'X-MS-SPOUSE': 'Spouse',
};

/** What a person calls a property that a contact can't have; null if nobody would miss it. */
export function nameOfUnsupported(property: string): string | null {
  const name = Object.hasOwn(NAMES, property) ? NAMES[property] : undefined;
  if (name !== undefined) return name;
  return BOOKKEEPING.includes(property) || OWN_TO_PROGRAMS.some((start) => property.startsWith(start)) ? null : property;
}
