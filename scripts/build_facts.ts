import type { Backend } from '../src/backends/backend.ts';
import type { BuildFacts, Example, Words } from '../src/backends/build_facts.ts';
import { hasDate } from '../src/backends/dates.ts';

/**
 * Everything about a build except the inputs that none of its account types stores. Presence decides; no list is
 * written by hand.
 */
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
    workflows: some(({ workflows }) => workflows !== undefined),
    customFields: some(({ customFields }) => customFields !== undefined),
    photo: some(({ photo }) => photo !== undefined),
    setPhoto: some(({ photo }) => photo?.set !== undefined),
    folders: some(({ folders }) => folders !== undefined),
    sources: some(({ sources }) => sources !== undefined),
    dueDateNeeded: some(({ tasks }) => tasks?.required.includes('due_date') ?? false),
    notices: some(({ notices }) => notices !== undefined),
    dates: some((backend) => hasDate(backend, 'updated')),
    creationDates: some((backend) => hasDate(backend, 'created')),
  };
}

/** The word that all of them use, or else "tag". */
function wordsOf(backends: readonly Backend[]): Words {
  const [{ tag, tags } = TAG, ...others] = backends.map(({ words = TAG }) => words);
  const agreed = others.every((words) => words.tag === tag) ? { tag, tags } : TAG;
  return { ...agreed, Tag: capitalized(agreed.tag), Tags: capitalized(agreed.tags) };
}

const TAG = { tag: 'tag', tags: 'tags' };

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** A contact of the only account type, else one that is nobody's; a path of each. */
function exampleOf(backends: readonly Backend[]): Example {
  const [first, ...others] = backends;
  const paths = [...new Set(backends.map(({ example }) => `\`${example.path}\``))];
  const shown = {
    account_type: first?.key ?? '',
    path: first?.example.path ?? '',
    paths: [paths.slice(0, -1).join(', '), ...paths.slice(-1)].filter(Boolean).join(' or '),
  };
  if (first !== undefined && others.length === 0) return { ...shown, id: first.example.id, url: first.example.url };
  const hasLink = backends.some(({ example }) => example.url !== null);
  return { ...shown, id: 'contact-1', url: hasLink ? 'https://example.com/contacts/contact-1' : null };
}
