import { copyButton } from './copy.js';
import { draw, element, nothing } from './dom.js';

/** Draws the accounts to choose from. */
export function drawAccounts(accounts, key, actions) {
  draw('accounts', [key, accounts], () =>
    accounts.map((one) => {
      const button = element(
        'button',
        { type: 'button', id: one.key, onclick: () => actions.choose(one.key) },
        `${one.label} · ${one.total.toLocaleString('en')}`,
      );
      button.ariaPressed = String(one.key === key);
      return button;
    }),
  );
}

/** Draws the account's tags, folders and tasks. */
export function drawLists({ key, label, tags, folders, tasks }) {
  draw('tags', tags, () =>
    tags.length === 0 ? nothing('None yet.') : tags.map((tag) => element('li', {}, `${tag.name} · ${tag.contacts.toLocaleString('en')}`)),
  );
  draw('folders', [key, folders], () => (folders === null ? nothing(`${label} has no folders.`) : folders.map(folderLine)));
  draw('tasks-count', tasks?.length ?? null, () => [tasks === null || tasks.length === 0 ? '' : `${tasks.length}, latest first`]);
  draw('tasks', [key, tasks], () =>
    tasks === null ? nothing(`${label} has no tasks.`) : tasks.length === 0 ? nothing('None yet.') : tasks.map(taskLine),
  );
}

function folderLine({ id, name, contacts }) {
  return element(
    'li',
    { className: 'line' },
    element('span', {}, `${name} · ${contacts.toLocaleString('en')}`),
    copyButton(id, `the folder ${name}`),
  );
}

function taskLine({ title, contact, due, completed }) {
  const about = [contact, due === '' ? '' : `due ${due}`].filter((part) => part !== '').join(', ');
  return element(
    'li',
    {},
    `${completed ? '✓ ' : '○ '}${title} `,
    element('span', { className: 'quiet' }, `${completed ? 'completed, ' : ''}${about}`),
  );
}
