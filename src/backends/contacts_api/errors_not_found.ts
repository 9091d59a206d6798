/**
 * What the API says is not there, of the things that the path names. An unknown id is a 400 with words of its own and no code, and their
 * spelling is not settled, so that each thing is looked for in every wording that says the same: "Contact with id X not found".
 * Undefined where the words are of something else: a custom field, a user, a location.
 */
export function missingThing(path: string, said: string): string | undefined {
  return THINGS.find(({ path: names, says }) => names.test(path) && says.some((pattern) => isThing(path, pattern.exec(said))))?.thing;
}

/** Whether it's the thing itself, with an id or without: the "service" of "contact service not found" is a word, and no id of the path. */
function isThing(path: string, match: RegExpExecArray | null): boolean {
  const id = match?.groups?.id ?? '';
  return match !== null && (!/^[a-z]{1,15}$/i.test(id) || path.split(/[/?]/).includes(id));
}

/** Ids are letters and digits; some wordings quote them. */
const ID = String.raw`(?: (?:with|having|by|for))?(?: the)?(?: (?:given|specified|provided))?(?: ?id)?s?[ :=#]{0,3}["'\x60]?(?<id>[\w-]{0,60}?)["'\x60]?`;
/** What stands behind the thing where it's the thing itself that isn't there. */
const END = String.raw`(?= *(?:$|[.,;:!?"'()#]|(?:with|having|by|for|found|exists?|match(?:es|ing)?|under|in|at|ids?|was|is|could|can)\b))`;
const GONE = `(?:(?:was|is|could|can|has been)? ?(?:not|n't)(?: be)? ?(?:found|exists?)|(?:does|did)(?: not|n't) exists?|cannot be found|no longer exists|(?:is|was|has been|already) deleted)`;

function thing(name: string, words: string, path: RegExp) {
  return {
    thing: name,
    path,
    says: [
      new RegExp(String.raw`\b(?:${words})${ID} ?${GONE}\b`, 'i'),
      new RegExp(
        String.raw`\b(?:no(?: such)?|(?:could|can) ?(?:not|n't)(?: be)? find(?: the| an?| any)?|unable to find(?: the| an?| any)?) (?:${words})\b${END}`,
        'i',
      ),
    ],
  };
}

/** A thing that belongs to a contact is not there either when the contact is not. */
const THINGS = [
  thing('contact', 'contacts?', /^\/contacts\/(?!search\b|business\b|bulk\b|upsert\b)[^/]+/),
  thing('task', 'tasks?', /^\/contacts\/[^/]+\/tasks\/[^/]+/),
  thing('note', 'notes?', /^\/contacts\/[^/]+\/notes\/[^/]+/),
  thing('appointment', 'appointments?|events?', /^\/(?:contacts\/[^/]+\/appointments|calendars\/events\/appointments)\/[^/]+/),
] as const;
