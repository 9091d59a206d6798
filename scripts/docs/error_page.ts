import type { Facts } from './accounts.ts';
import { code, GENERATED, page, table } from './markdown.ts';

/** What can go wrong, what a person sees then, and what to do. */
export function errorPage({ errors, accounts }: Facts): string {
  const label = (key: string): string => accounts.find((account) => account.key === key)?.label ?? key;
  return page(
    GENERATED,
    '# When a step fails',
    'Each kind was made to happen in the sandbox; the sentence is what a person read then, with the ids taken out.',
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
  AppError: 'The step stops, and the owner of the Zap is told',
  HaltedError: 'The step ends quietly, and the Zap stays on',
  ThrottledError: 'The step is run again later',
  RefreshAuthError: 'The sign-in is renewed and the step run again',
  ExpiredAuthError: 'The owner is asked to reconnect, and the Zaps wait',
};
