import { staticFields } from '../../sandbox/zapier/definition.ts';
import { type Check, everyInput, everyOperation, type Subject } from './check.ts';

/** Notes are told apart by what they say: their ids come from earlier steps alone, and the fixed surface has no list of them. */
const FROM_EARLIER_STEPS = ['note_id'];

/** Of the platform's list: those about inputs and what they point to. https://docs.zapier.com/platform/publish/integration-checks-reference */
export const INPUT_CHECKS: readonly Check[] = [
  {
    code: 'D001',
    title: 'no API key in an action',
    run: (subject) =>
      everyInput(subject)
        .filter(({ field }) => field.type === 'password' || /api.?key|token|secret|password/i.test(`${field.key} ${field.label ?? ''}`))
        .map(({ where }) => `${where} asks for a secret.`),
  },
  {
    code: 'D004',
    title: 'fields for ids have a list to choose from',
    run: (subject) =>
      everyInput(subject)
        .filter(({ field }) => field.key.endsWith('_id') || /\bID$/.test(field.label ?? ''))
        .filter(({ field, where }) => field.dynamic === undefined && field.choices === undefined && !isHidden(subject, where))
        .filter(({ field }) => !FROM_EARLIER_STEPS.includes(field.key))
        .map(({ where, field }) => `${where} ("${field.label ?? ''}") has no list to choose from.`),
  },
  {
    code: 'D005',
    title: 'lists to choose from come from a trigger that exists',
    run: (subject) => everyInput(subject).flatMap(({ where, field }) => missingList(subject, where, field.dynamic)),
  },
  {
    code: 'D009',
    title: 'each search has a field',
    run: ({ app }) =>
      Object.values(app.searches)
        .filter((operation) => staticFields(operation).length === 0)
        .map(({ key }) => `search/${key} has no field.`),
  },
  {
    code: 'D011',
    title: 'help says more than the label',
    run: (subject) =>
      everyInput(subject)
        .filter(({ field }) => field.helpText !== undefined && plain(field.helpText) === plain(field.label ?? ''))
        .map(({ where }) => `${where}: the help is the label.`),
  },
  {
    code: 'D013',
    title: 'fields that are filled by a search name one that exists',
    run: (subject) =>
      everyInput(subject)
        .filter(({ field }) => field.search !== undefined && subject.app.searches[field.search.split('.')[0] ?? ''] === undefined)
        .map(({ where, field }) => `${where}: there is no search "${field.search ?? ''}".`),
  },
  {
    code: 'D014',
    title: 'fields that are filled by a search have a list, too',
    run: (subject) =>
      everyInput(subject)
        .filter(({ field }) => field.search !== undefined && field.dynamic === undefined)
        .map(({ where }) => `${where} has a search but no list to choose from.`),
  },
  {
    code: 'D022',
    title: 'each action has inputs that are the same for everybody',
    run: ({ app }) =>
      Object.values(app.creates)
        .filter((operation) => staticFields(operation).length === 0)
        .map(({ key }) => `create/${key} has no fixed field.`),
  },
];

function missingList(subject: Subject, where: string, dynamic: string | undefined): string[] {
  if (dynamic === undefined) return [];
  const [key = '', ...columns] = dynamic.split('.');
  const trigger = subject.app.triggers[key];
  if (trigger === undefined) return [`${where}: there is no trigger "${key}".`];
  const sample = trigger.operation.sample ?? {};
  return columns.filter((column) => !(column in sample)).map((column) => `${where}: the trigger "${key}" gives no "${column}".`);
}

function isHidden(subject: Subject, where: string): boolean {
  return everyOperation(subject).some(
    ({ kind, operation }) => operation.display.hidden === true && where.startsWith(`${kind}/${operation.key},`),
  );
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
