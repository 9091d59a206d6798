import { at, element } from './dom.js';

/** How long a button says that it has copied, in milliseconds. */
const SHOWN = 2000;

/** A button that copies an ID. `what` names it for people who can't see what is next to it. */
export function copyButton(id, what) {
  const button = element(
    'button',
    { type: 'button', className: 'small', id: `copy ${what} ${id}`, onclick: () => copy(button, id, what) },
    'Copy ID',
  );
  button.ariaLabel = `Copy ID of ${what}`;
  button.title = id;
  return button;
}

async function copy(button, id, what) {
  const copied = await navigator.clipboard.writeText(id).then(
    () => true,
    () => false,
  );
  button.textContent = copied ? 'Copied' : "Can't copy";
  at('copied').textContent = copied ? `Copied the ID of ${what}.` : `The browser doesn't let the page copy. The ID is ${id}.`;
  setTimeout(() => {
    button.textContent = 'Copy ID';
    at('copied').textContent = '';
  }, SHOWN);
}
