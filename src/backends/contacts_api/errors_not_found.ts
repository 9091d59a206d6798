/**
 * Which of the path's things the API says is missing. An unknown ID is a 400 with words but no code, and the vendor
 * doesn't document their spelling. So every wording like "Contact with id X not found" counts. Undefined if the words
 * are about something else: a custom field, a user, a location.
 */
export function missingObject(path: string, said: string): string | undefined {
  return THINGS.find(({ path: names, says }) => names.test(path) && says.some((pattern) => isThing(path, pattern.exec(said))))?.thing;
}

/**
 * Whether it's the thing itself, with or without an ID. The "service" in "contact service not found" is a word, not an
 * ID of the path.
 */
function isThing(path: string, match: RegExpExecArray | null): boolean {
  const id = match?.groups?.id ?? '';
  return match !== null && (!/^[a-z]{1,15}$/i.test(id) || path.split(/[/?]/).includes(id));
}

/** IDs are letters and digits; some wordings quote them. */
const ID = String.raw`(?: (?:with|having|by|for))?(?: the)?(?: (?:given|specified|provided))?(?: ?id)?s?[ :=#]{0,3}["'\x60]?(?<id>[\w-]{0,60}?)["'\x60]?`;
/** What follows the thing if it's the thing itself that is missing. */
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

/** If a contact is missing, everything that belongs to it is, too. */
const THINGS = [
  thing('contact', 'contacts?', /^\/contacts\/(?!search\b|business\b|bulk\b|upsert\b)[^/]+/),
  thing('task', 'tasks?', /^\/contacts\/[^/]+\/tasks\/[^/]+/),
  thing('note', 'notes?', /^\/contacts\/[^/]+\/notes\/[^/]+/),
  thing('workflow', 'workflows?', /^\/contacts\/[^/]+\/workflow\/[^/]+/),
  thing('business', 'business(?:es)?', /^\/businesses\/[^/]+/),
  thing('appointment', 'appointments?|events?', /^\/(?:contacts\/[^/]+\/appointments|calendars\/events\/appointments)\/[^/]+/),
] as const;
