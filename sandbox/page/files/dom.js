/** Creates and draws the page's elements. Texts of accounts are set as text, never as HTML. */

export const at = (id) => document.getElementById(id);

/** An element with these properties and children. `draw` finds the focused one again by its `id`. */
export function element(name, { id, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  if (id !== undefined) made.dataset.id = id;
  made.append(...children.filter((child) => child !== '' && child !== null));
  return made;
}

/** What was drawn last, by element ID. Unchanged parts aren't drawn again, so that focus and selection stay. */
const drawn = new Map();

/**
 * Fills an element with the result of `make` if the data has changed. The focus stays on the button with the same ID.
 */
export function draw(id, data, make) {
  const text = JSON.stringify(data);
  if (drawn.get(id) === text) return;
  drawn.set(id, text);
  const focused = at(id).contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
  at(id).replaceChildren(...make(data));
  if (focused !== undefined)
    at(id)
      .querySelector(`[data-id="${CSS.escape(focused)}"]`)
      ?.focus();
}

/** The text of each row by its ID, to mark the rows that changed. */
const known = new Map();

/** Whether this row has changed. In a list that is drawn for the first time, none has. */
export function isNews(list, id, data) {
  const text = JSON.stringify(data);
  const before = known.get(`${list} ${id}`);
  known.set(`${list} ${id}`, text);
  return known.has(list) && before !== text;
}

/** From now on, new rows of this list are marked. */
export const nowKnown = (list) => known.set(list, '');

export const forgetRows = () => known.clear();

/** Text that can wrap after these characters, so that an address doesn't wrap in the middle of a word. */
export function breakable(text, where) {
  return text.split(where).flatMap((part) => [part, document.createElement('wbr')]);
}

/** The only line of an empty list. */
export const nothing = (sentence) => [element('li', { className: 'quiet' }, sentence)];
