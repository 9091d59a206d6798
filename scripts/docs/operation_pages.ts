import { type Display, type Field, type Kind, type Operation, operationsOf } from '../../sandbox/zapier/definition.ts';
import { wholeSample } from '../../sandbox/zapier/whole_sample.ts';
import type { AccountFacts, Facts } from './accounts.ts';
import { code, GENERATED, page, table } from './markdown.ts';
import { SIZE } from './stage.ts';

/** The page of the triggers, the searches or the actions. */
export function operationPage(facts: Facts, kind: Kind, title: string, introduction: string): string {
  const shown = operationsOf(facts.app, kind);
  return page(
    GENERATED,
    `# ${title}`,
    introduction,
    `The requests and permissions come from one run of each step for each account type, against the sandbox with ${SIZE} contacts and an empty cache.`,
    table(
      ['', 'Key', 'What it does'],
      shown.map(({ key, display }) => [`[${display.label}](#${key})`, code(key), display.description]),
    ),
    ...(kind === 'searches' ? [findOrCreate(facts)] : []),
    ...shown.map((operation) => section(facts, operation)),
    ...(kind === 'triggers' ? [hidden(facts)] : []),
  );
}

function section(facts: Facts, operation: Operation): string {
  const { key, display, operation: parts } = operation;
  return [
    `<a id="${key}"></a>`,
    `## ${display.label}`,
    `${code(key)}. ${display.description}${turns(parts.lock)}`,
    '### Inputs',
    inputs(facts.inputs[key] ?? []),
    ...added(facts.accounts, key),
    '### Permissions and requests',
    taken(facts.accounts, key),
    `<details><summary>Outputs</summary>\n\n${outputs(facts.outputs[key] ?? [])}${own(facts.accounts, key)}\n\n</details>`,
    `<details><summary>Sample</summary>\n\n\`\`\`json\n${JSON.stringify(wholeSample(parts.sample, facts.outputs[key]), null, 2)}\n\`\`\`\n\n</details>`,
  ].join('\n\n');
}

/** What a lock means: one step at a time for a contact, or for the account if the lock names none. */
function turns(lock: Operation['operation']['lock']): string {
  if (lock === undefined) return '';
  return lock.key.includes('{{')
    ? ' Steps for the same contact run one after the other.'
    : ' Steps of this kind for the same account run one after the other.';
}

function inputs(fields: readonly Field[]): string {
  return table(
    ['Field', 'Key', 'Kind', 'Required', 'Help'],
    fields.map((field) => [field.label ?? '', code(field.key), kindOf(field), field.required ? 'yes' : '', helpOf(field)]),
  );
}

/** What each account type adds to the form. Account types that add the same share a paragraph. */
function added(accounts: readonly AccountFacts[], key: string): string[] {
  const groups = new Map<string, { labels: string[]; fields: readonly Field[] }>();
  for (const { label, forms } of accounts) {
    const fields = withCustom(forms[key] ?? []);
    if (fields.length === 0) continue;
    const same = JSON.stringify(fields);
    const group = groups.get(same) ?? { labels: [], fields };
    group.labels.push(label);
    groups.set(same, group);
  }
  return [...groups.values()].flatMap(({ labels, fields }) => [`With ${labels.join(', ')} also:`, inputs(fields)]);
}

/** Puts the account's own fields into one row, because they differ by account. */
function withCustom(fields: readonly Field[]): Field[] {
  const plain = fields.filter(({ key }) => !/^custom_(?!field$|value$)/.test(key));
  const own: Field = {
    key: 'custom_<id>',
    label: 'the account’s own fields',
    helpText: 'One input for each custom field that can be set, with its own type.',
  };
  return plain.length === fields.length ? plain : [...plain, own];
}

function taken(accounts: readonly AccountFacts[], key: string): string {
  return table(
    ['Account type', 'Permissions', 'Requests'],
    accounts.map(({ label, measured }) => {
      const found = measured.find((one) => one.key === key);
      if (found === undefined || found.refused !== undefined) return [label, '', `Not available: ${found?.refused ?? ''}`];
      return [label, found.scopes.map(code).join(', ') || 'none of its own', counted(found.requests)];
    }),
  );
}

function counted(requests: readonly string[]): string {
  if (requests.length === 0) return 'none';
  const times = new Map<string, number>();
  for (const request of requests) times.set(request, (times.get(request) ?? 0) + 1);
  const lines = [...times].map(([request, number]) => `${number === 1 ? '' : `${number} times `}${code(request)}`);
  return `${requests.length}: ${lines.join(', ')}`;
}

function outputs(fields: readonly Field[]): string {
  const rows = (list: readonly Field[], before: string): string[][] =>
    list.flatMap((field) => [
      [field.label ?? '', code(`${before}${field.key}`), kindOf(field), field.primary ? 'yes' : ''],
      ...rows(field.children ?? [], `${before}${field.key}[].`),
    ]);
  return table(['Field', 'Key', 'Kind', 'Identifies a row'], rows(fields, ''));
}

/** A sentence about the account's own fields, which differ by account. */
function own(accounts: readonly AccountFacts[], key: string): string {
  const gives = accounts.some(({ givesOwn }) => givesOwn.includes(key));
  return gives ? `\n\nA contact also has the account’s own fields as ${code('custom_<id>')}, if the account type has them.` : '';
}

function kindOf({ type, list, dict, children, dynamic, choices }: Field): string {
  if (children !== undefined) return 'line items';
  const kind = dict ? 'names with values' : type === 'copy' ? 'a line of text' : (type ?? 'text').replace('string', 'text');
  const chosen = dynamic !== undefined || choices !== undefined ? ', chosen' : '';
  return `${list ? `list of ${kind}` : kind}${chosen}`;
}

function helpOf({ helpText = '', choices, default: standard, dynamic }: Field): string {
  const list =
    choices === undefined
      ? ''
      : ` Choices: ${Object.entries(choices)
          .map(([key, label]) => `${label} (${code(key)})`)
          .join(', ')}.`;
  const picked = dynamic === undefined ? '' : ` Chosen from ${code(dynamic.split('.')[0] ?? '')}.`;
  const first = standard === undefined ? '' : ` Default: ${code(standard)}.`;
  return `${helpText}${list}${picked}${first}`.trim();
}

function findOrCreate({ app }: Facts): string {
  const rows = Object.values(app.searchOrCreates).map(({ display, search, create }) => line(display, search, create));
  return ['## Find or create', table(['', 'What it does', 'Search', 'Action'], rows)].join('\n\n');
}

function line({ label, description }: Display, search: string, create: string): string[] {
  return [label, description, `[${code(search)}](#${search})`, `[${code(create)}](actions.md#${create})`];
}

function hidden({ app, accounts }: Facts): string {
  return [
    '## Lists for pickers',
    'You can’t choose these triggers in a Zap. They fill the lists that you choose from. The requests for one page:',
    table(
      ['Key', ...accounts.map(({ label }) => label)],
      operationsOf(app, 'triggers', true).map(({ key }) => [
        code(key),
        ...accounts.map(({ measured }) => {
          const found = measured.find((one) => one.key === key);
          return found === undefined || found.refused !== undefined ? 'not available' : counted(found.requests);
        }),
      ]),
    ),
  ].join('\n\n');
}
