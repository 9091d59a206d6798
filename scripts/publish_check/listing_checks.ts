import type { Check, Listing, Subject } from './check.ts';

/** Of the platform's list: those about how the app is presented. */
export const LISTING_CHECKS: readonly Check[] = [
  {
    code: 'M001',
    title: 'it has a category',
    run: (subject) => withListing(subject, ({ category }) => (category === '' ? ['There is no category.'] : [])),
  },
  {
    code: 'M002',
    title: 'the description has 40 to 140 characters in 1 to 3 sentences, without the platform’s name',
    run: (subject) => withListing(subject, descriptionFaults),
  },
  { code: 'M004', title: 'the logo is a square PNG of 256 px or more, RGBA', run: ({ logo }) => logoFaults(logo) },
  {
    code: 'M006',
    title: 'it has a homepage',
    run: (subject) =>
      withListing(subject, ({ homepage }) =>
        /^https:\/\/[\w.-]+\.[a-z]+(\/\S*)?$/.test(homepage) ? [] : [`"${homepage}" is no https address.`],
      ),
  },
  {
    code: 'promote',
    title: 'the changelog has a section of this version, as promote reads it',
    run: ({ changelog, app }) => (changelog === '' ? [`CHANGELOG.md has no section with text for ${app.version}.`] : []),
  },
];

function withListing({ listing, build }: Subject, look: (listing: Listing) => string[]): string[] {
  return listing === undefined ? [`docs/publishing.md has no listing for the build "${build}".`] : look(listing);
}

function descriptionFaults({ description, title }: Listing): string[] {
  const sentences = description.split(/[.!?](?:\s|$)/).filter((sentence) => sentence.trim() !== '').length;
  return [
    ...(description.length < 40 || description.length > 140 ? [`The description has ${description.length} characters.`] : []),
    ...(sentences < 1 || sentences > 3 ? [`The description has ${sentences} sentences.`] : []),
    ...(/zapier/i.test(description) ? ['The description names Zapier.'] : []),
    ...(/\bsync/i.test(description) ? ['The description is about the integration ("sync"), not about the app.'] : []),
    ...(new RegExp(`^${title} (is|lets|helps|gives|keeps) `).test(description)
      ? []
      : [`The description does not begin as "${title} is ..." or "${title} lets ...".`]),
  ];
}

/** https://www.w3.org/TR/png-3/#11IHDR */
function logoFaults(logo: Buffer | undefined): string[] {
  if (logo === undefined) return ['There is no assets/logo.png.'];
  if (logo.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') return ['The logo is no PNG.'];
  const [width, height, color] = [logo.readUInt32BE(16), logo.readUInt32BE(20), logo.readUInt8(25)];
  return [
    ...(width === height ? [] : [`The logo has ${width} by ${height} px.`]),
    ...(Math.min(width, height) < 256 ? ['The logo has less than 256 px.'] : []),
    ...(color === 6 ? [] : ['The logo is not in RGBA mode.']),
  ];
}
