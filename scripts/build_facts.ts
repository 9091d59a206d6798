import type { Backend } from '../src/backends/backend.ts';
import type { BuildFacts, Example, Words } from '../src/backends/build_facts.ts';

/** Everything about a build but the inputs that none of its account types stores. Presence decides: nothing is written by hand beside it. */
export function factsOf(backends: readonly Backend[], brand: string | null): Omit<BuildFacts, 'notStored'> {
  return { several: backends.length > 1, brand, can: abilitiesOf(backends), words: wordsOf(backends), example: exampleOf(backends) };
}

function abilitiesOf(backends: readonly Backend[]): BuildFacts['can'] {
  const some = (has: (backend: Backend) => boolean): boolean => backends.some(has);
  return {
    tags: some(({ tags }) => tags !== undefined),
    tasks: some(({ tasks }) => tasks !== undefined),
    taskLists: some(({ taskLists }) => taskLists !== undefined),
    notes: some(({ notes }) => notes !== undefined),
    appointments: some(({ appointments }) => appointments !== undefined),
    businesses: some(({ businesses }) => businesses !== undefined),
    owners: some(({ owners }) => owners !== undefined),
    customFields: some(({ customFields }) => customFields !== undefined),
    photo: some(({ photo }) => photo !== undefined),
    setPhoto: some(({ photo }) => photo?.set !== undefined),
    folders: some(({ folders }) => folders !== undefined),
    sources: some(({ sources }) => sources !== undefined),
    dates: some(({ changes }) => changes.recent !== undefined),
  };
}

/** The word that all of them use, else "tag". */
function wordsOf(backends: readonly Backend[]): Words {
  const [{ tag, tags } = TAG, ...others] = backends.map(({ words = TAG }) => words);
  const agreed = others.every((words) => words.tag === tag) ? { tag, tags } : TAG;
  return { ...agreed, Tag: capitalized(agreed.tag), Tags: capitalized(agreed.tags) };
}

const TAG = { tag: 'tag', tags: 'tags' };

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** The contact of the first, with a link that is nobody's where there are several; a path of each. */
function exampleOf(backends: readonly Backend[]): Example {
  const [first, ...others] = backends;
  const id = first?.example.id ?? 'contact-1';
  const hasLink = backends.some(({ example }) => example.url !== null);
  const paths = [...new Set(backends.map(({ example }) => `\`${example.path}\``))];
  return {
    account_type: first?.key ?? '',
    id,
    url: others.length === 0 ? (first?.example.url ?? null) : hasLink ? `https://example.com/contacts/${id}` : null,
    paths: [paths.slice(0, -1).join(', '), ...paths.slice(-1)].filter((part) => part !== '').join(' or '),
  };
}
