import { contactDetails } from './contact_details.js';
import { at, breakable, draw, element, isNews, nowKnown } from './dom.js';

/** Draws a page of contacts, and below the opened one everything that belongs to it. */
export function drawContacts(account, state, actions) {
  const { key, contacts, contact, total, found, page, pages } = account;
  const list = `contacts of ${key}, page ${page}, ${state.search}`;
  draw('book-count', [found, total], () => [
    found === total ? `${total.toLocaleString('en')}, latest first` : `${found.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  ]);
  draw('contacts', [key, contacts, contact], () =>
    contacts.length === 0
      ? [element('tr', {}, element('td', { colSpan: 5, className: 'quiet' }, 'No contact has this text.'))]
      : contacts.flatMap((one) => {
          const isOpen = one.id === contact?.id;
          const row = contactRow(one, isOpen, actions);
          row.classList.toggle('new', isNews(list, one.id, one));
          return isOpen ? [row, contactDetails(key, contact, actions)] : [row];
        }),
  );
  nowKnown(list);
  at('page-number').textContent = `Page ${page} of ${pages.toLocaleString('en')}`;
  // Not disabled, because a button that was just pressed would lose the focus.
  at('previous').ariaDisabled = String(page === 1);
  at('next').ariaDisabled = String(page === pages);
}

function contactRow(contact, isOpen, actions) {
  const button = element(
    'button',
    { type: 'button', id: `details ${contact.id}`, onclick: () => actions.open(isOpen ? '' : contact.id) },
    'Details',
  );
  button.ariaLabel = `Details of ${contact.name || 'a contact without a name'}`;
  button.ariaExpanded = String(isOpen);
  return element(
    'tr',
    {},
    element('td', {}, contact.name || element('span', { className: 'quiet' }, 'No name')),
    element('td', {}, element('div', {}, ...breakable(contact.email, /(?=[@])/)), element('div', {}, contact.phone)),
    element('td', {}, contact.company),
    element('td', {}, ...contact.tags.map((tag) => element('span', { className: 'tag' }, tag))),
    element('td', { className: 'action' }, button),
  );
}
