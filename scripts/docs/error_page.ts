import type { Facts } from './accounts.ts';
import { code, GENERATED, page, table } from './markdown.ts';

/** What can go wrong, what a person sees then, and what to do. */
export function errorPage({ errors, accounts }: Facts): string {
  const label = (key: string): string => accounts.find((account) => account.key === key)?.label ?? key;
  return page(
    GENERATED,
    '# When a step fails',
    'Each kind happened in the sandbox. The message is what a person reads then, without the IDs.',
    table(
      ['Kind', 'What Zapier does', 'Code, status', 'What to do'],
      errors.map(({ kind, name, code: word, status, todo }) => [
        `[${code(kind)}](#${kind})`,
        `${MEANINGS[name] ?? ''} (${code(CLASSES[name] ?? name)})`,
        word === undefined ? '–' : `${code(word)}, ${status}`,
        todo,
      ]),
    ),
    ...errors.map(({ kind, account, sentence }) =>
      [`<a id="${kind}"></a>`, `## ${kind}`, `With ${label(account)}:`, `> ${sentence}`].join('\n\n'),
    ),
  );
}

/** The runtime's own names differ from those in its documentation. */
const CLASSES: Readonly<Record<string, string>> = { AppError: 'Error' };

const MEANINGS: Readonly<Record<string, string>> = {
  AppError: 'The step stops, and Zapier tells the owner of the Zap',
  HaltedError: 'The step ends quietly, and the Zap stays on',
  ThrottledError: 'Zapier runs the step again later',
  RefreshAuthError: 'Zapier renews the sign-in and runs the step again',
  ExpiredAuthError: 'Zapier asks the owner to reconnect, and the Zaps wait',
};
