import { checkedChoice, checkedDay, checkedNumber, checkedYesNo, splitValues } from './checks.ts';
import { dayKept } from './custom_day.ts';
import type { CustomField, CustomValue } from './custom_field.ts';
import { Problem } from './errors.ts';
import { fold } from './text.ts';

/**
 * The requested value as the field stores it: numbers as numbers, days as YYYY-MM-DD, options as the account spells them. Null clears
 * the field. Throws `invalid_input` for a value that the field can't store.
 */
export function customInput(field: CustomField, requested: CustomValue, zone: string | null): CustomValue {
  if (!field.writable) throw refused(`${field.name} can't be set by a Zap.`, 'Leave it out of this step.');
  if (requested === null) return null;
  switch (field.kind) {
    case 'number':
    case 'money':
      return checkedNumber(typeof requested === 'number' ? requested : single(field, requested), field.name);
    case 'date':
      return dayFor(field, single(field, requested), zone);
    case 'choice':
      return optionFor(field, single(field, requested));
    case 'choices':
      return optionsFor(field, requested);
    case 'tick':
      return tickFor(field, requested);
    case 'list':
      return [...new Set(textsOf(requested).flatMap((text) => splitValues(text)))];
    default:
      return textsOf(requested).join(', ');
  }
}

/** The requested values, each as a text. */
function textsOf(requested: CustomValue): string[] {
  const all: readonly unknown[] = Array.isArray(requested) ? requested : [requested];
  return all.flatMap((value) => (value === null || typeof value === 'object' ? [] : [String(value).trim()])).filter((text) => text !== '');
}

function single({ name }: CustomField, requested: CustomValue): string {
  const [first = '', ...others] = textsOf(requested);
  if (others.length === 0) return first;
  throw refused(`${name} holds one value, and this step gives it ${others.length + 1}.`, 'Map a single value.');
}

function dayFor({ name }: CustomField, text: string, zone: string | null): string {
  return dayKept(text, zone) ?? checkedDay(text, name, zone);
}

function optionFor({ name, options, open }: CustomField, text: string): string {
  return isFree({ options, open }) ? (optionNamed(options, text) ?? text) : checkedChoice(text, options, name);
}

/** Options can contain commas, so a text is tried as one option first, and then its longest parts. */
function optionsFor(field: CustomField, requested: CustomValue): string[] {
  return [...new Set(textsOf(requested).flatMap((text) => optionNamed(field.options, text) ?? optionsIn(field, splitValues(text))))];
}

/** The longest option that the parts start with, and then the options in the remaining parts. */
function optionsIn(field: CustomField, parts: readonly string[]): string[] {
  const chosen: string[] = [];
  const longest = Math.max(1, ...field.options.map((option) => splitValues(option).length));
  for (let start = 0; start < parts.length; ) {
    const lengths = Array.from({ length: Math.min(longest, parts.length - start) }, (_, index) => index + 1).reverse();
    const length = lengths.find((one) => optionNamed(field.options, parts.slice(start, start + one).join(', ')) !== undefined) ?? 1;
    chosen.push(optionFor(field, parts.slice(start, start + length).join(', ')));
    start += length;
  }
  return chosen;
}

function optionNamed(options: readonly string[], text: string): string | undefined {
  return options.find((one) => one === text) ?? options.find((one) => fold(one) === fold(text));
}

/** If the options aren't known, any value is allowed. */
function isFree({ options, open }: Pick<CustomField, 'options' | 'open'>): boolean {
  return open || options.length === 0;
}

/** A checkbox is stored as the one option of the field, or as nothing. */
function tickFor({ name, options }: CustomField, requested: CustomValue): string[] {
  const [option = 'true'] = options;
  const ticks = textsOf(requested).map((text) => fold(text) === fold(option) || checkedYesNo(text, name));
  return ticks.includes(true) ? [option] : [];
}

function refused(what: string, remedy: string): Problem {
  return new Problem('invalid_input', `${what} ${remedy}`);
}
