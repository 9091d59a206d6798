/** Countries as people write them, and their codes. */
export const COUNTRIES = [
  ['Germany', 'DE'],
  ['germany', 'DE'],
  ['de', 'DE'],
  ['DE', 'DE'],
  ['United States', 'US'],
  ['USA', 'US'],
  ['U.K.', 'GB'],
  ['Schweiz', 'CH'],
] as const;
