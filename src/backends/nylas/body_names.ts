import type { ContactChange, TextInput } from '../../contacts/change.ts';
import type { TextKey, Texts } from './body.ts';

/**
 * The texts with the change in them. An emptied text becomes '' if it had a value: null isn't valid, and leaving it out
 * may keep it.
 */
export function withTexts(texts: Texts, change: ContactChange): Texts {
  const whole = change.full_name === undefined ? {} : nameParts(change.full_name ?? '');
  const requested = { ...whole, ...requestedTexts(change) };
  const items = Object.entries({ ...texts, ...requested }).filter(([key, value]) => value !== '' || key in texts);
  return Object.fromEntries(items);
}

/** The change without its full name if first or last name is given, because Nylas has no full name. */
export function withoutUnusedName(change: ContactChange): ContactChange {
  if (change.first_name === undefined && change.last_name === undefined) return change;
  const { full_name: _spare, ...rest } = change;
  return rest;
}

/**
 * A new contact must have a first name: the given one, or else the first word of the full name, the company, or the
 * text before the @.
 */
export function givenNameOf(change: ContactChange): string {
  const candidates = [
    change.first_name,
    words(change.full_name ?? '')[0],
    change.company,
    change.email?.split('@')[0],
    change.nickname,
    change.last_name,
    change.phone ?? change.mobile_phone ?? change.work_phone ?? change.home_phone,
    change.other_emails?.[0]?.split('@')[0],
  ];
  return candidates.map((candidate) => candidate?.trim()).find((candidate) => candidate) ?? '';
}

const KEYS = {
  first_name: 'given_name',
  middle_name: 'middle_name',
  last_name: 'surname',
  suffix: 'suffix',
  nickname: 'nickname',
  birthday: 'birthday',
  company: 'company_name',
  job_title: 'job_title',
  manager: 'manager_name',
  office_location: 'office_location',
  notes: 'notes',
} as const satisfies { readonly [K in TextInput]?: TextKey };

function requestedTexts(change: ContactChange): Texts {
  const items = Object.entries(change).flatMap(([key, value]) => {
    const wire = Object.entries(KEYS).find(([input]) => input === key)?.[1];
    return wire === undefined ? [] : [[wire, typeof value === 'string' ? value : '']];
  });
  return Object.fromEntries(items);
}

/**
 * The first word is the first name and the rest the last name. The other parts are emptied, or the name wouldn't read
 * as given.
 */
function nameParts(name: string): Texts {
  const [given_name = '', ...rest] = words(name);
  return { given_name, middle_name: '', surname: rest.join(' '), suffix: '' };
}

function words(text: string): string[] {
  return text.match(/\S+/gu) ?? [];
}
