import { type Check, everyInput, everyOperation, type Subject, visibleOperations } from './check.ts';

/** Of the platform's list: those about what people read. */
export const WORD_CHECKS: readonly Check[] = [
  {
    code: 'D007',
    title: 'every address is https',
    run: ({ bundle }) => [...new Set(bundle.match(/http:\/\/[\w.-]+/g) ?? [])].map((address) => `The bundle holds ${address}.`),
  },
  {
    code: 'D008',
    title: 'links are links, and plain addresses in backticks',
    run: (subject) =>
      texts(subject)
        .filter(({ text }) => hasBadLink(text))
        .map(({ where, text }) => `${where}: "${text}"`),
  },
  {
    code: 'D018',
    title: 'labels in title case',
    run: (subject) =>
      visibleOperations(subject)
        .filter(({ operation }) => titleCase(operation.display.label) !== operation.display.label)
        .map(({ kind, operation: { key, display } }) => `${kind}/${key}: "${display.label}" should be "${titleCase(display.label)}".`),
  },
  {
    code: 'D021',
    title: 'descriptions of triggers begin with "Triggers when " and end with a full stop',
    run: ({ app }) =>
      Object.values(app.triggers)
        .filter(({ display }) => !/^Triggers when .*\.$/.test(display.description))
        .map(({ key, display }) => `trigger/${key}: "${display.description}"`),
  },
  {
    code: 'D025',
    title: 'no address that runs a script',
    run: (subject) =>
      texts(subject)
        .filter(({ text }) => /javascript:/i.test(text))
        .map(({ where }) => `${where} holds a javascript: address.`),
  },
];

function texts(subject: Subject): { readonly where: string; readonly text: string }[] {
  const described = everyOperation(subject).map(({ kind, operation: { key, display } }) => ({
    where: `${kind}/${key}`,
    text: display.description,
  }));
  const helped = everyInput(subject).map(({ where, field }) => ({ where, text: field.helpText ?? '' }));
  const signIn = subject.app.authentication.fields.map(({ key, helpText = '' }) => ({ where: `sign-in field ${key}`, text: helpText }));
  return [...described, ...helped, ...signIn];
}

function hasBadLink(text: string): boolean {
  const rest = text.replace(/`[^`]*`/g, '').replace(/\[[^\][()]+\]\(https:\/\/[^\s()]+\)/g, '');
  return /https?:\/\//.test(rest) || /\[[^\]]*\(/.test(rest) || /\]\(/.test(rest);
}

const SMALL = ['a', 'an', 'and', 'as', 'at', 'but', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'via', 'with'];

function titleCase(label: string): string {
  const words = label.split(' ');
  const cased = words.map((word, index) => {
    const inner = index > 0 && index < words.length - 1;
    return inner && SMALL.includes(word.toLowerCase()) ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  });
  return cased.join(' ');
}
