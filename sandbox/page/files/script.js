/** Reads the sandbox's accounts once a second and draws what has changed. No framework, no other server. */
const PAUSE = 1000;
const COMPANIES = ['Example Works', 'Sample & Sons', 'Northwind Example', 'Placeholder Ltd', 'Invented Industries'];

/** What was drawn last, by element ID: unchanged parts aren't drawn again, so that focus and selection stay. */
const drawn = new Map();
/** The text of each row by its ID, to mark the rows that changed. */
const known = new Map();
/** Empty: the first account. */
let account = location.hash.slice(1);
let throttled = null;

const at = (id) => document.getElementById(id);

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== ''));
  return made;
}

function draw(id, data, make) {
  const text = JSON.stringify(data);
  if (drawn.get(id) === text) return;
  drawn.set(id, text);
  const focused = document.activeElement?.dataset?.id;
  at(id).replaceChildren(...make(data));
  if (focused !== undefined)
    at(id)
      .querySelector(`[data-id="${CSS.escape(focused)}"]`)
      ?.focus();
}

/** Whether this row has changed. In a list that is drawn for the first time, none has. */
function isNews(list, id, data) {
  const text = JSON.stringify(data);
  const before = known.get(`${list} ${id}`);
  known.set(`${list} ${id}`, text);
  return known.has(list) && before !== text;
}

async function ask(path, method = 'GET', body = undefined) {
  const answer = await fetch(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}.`);
  return answer.status === 204 ? null : answer.json();
}

const say = (sentence) => {
  if (at('state').textContent !== sentence) at('state').textContent = sentence;
};

function drawAccounts(accounts) {
  draw('accounts', [account, accounts], () =>
    accounts.map(({ key, label, total }) => {
      const button = element('button', { type: 'button', onclick: () => choose(key) }, `${label} · ${total.toLocaleString('en')}`);
      button.dataset.id = key;
      button.ariaPressed = String(key === account);
      return button;
    }),
  );
}

/** Text that can wrap after these characters, so that an address doesn't wrap in the middle of a word. */
function breakable(text, where) {
  return text.split(where).flatMap((part) => [part, document.createElement('wbr')]);
}

function contactRow(contact) {
  const button = element('button', { type: 'button', onclick: () => change(contact) }, 'Change');
  button.dataset.id = contact.id;
  button.ariaLabel = `Change the company of ${contact.name}`;
  const row = element(
    'tr',
    {},
    element('td', {}, contact.name),
    element('td', {}, element('div', {}, ...breakable(contact.email, /(?=[@])/)), element('div', {}, contact.phone)),
    element('td', {}, contact.company),
    element('td', {}, ...contact.tags.map((tag) => element('span', { className: 'tag' }, tag))),
    element('td', {}, button),
  );
  row.classList.toggle('new', isNews(`contacts of ${account}`, contact.id, contact));
  return row;
}

function requestRow({ number, method, url, status, milliseconds }) {
  const row = element(
    'tr',
    {},
    element('td', {}, method),
    element('td', { title: url }, ...breakable(readable(url), /(?<=[/?&,])/)),
    element('td', { className: status >= 200 && status < 400 ? 'good' : 'bad' }, status === 0 ? 'cut off' : String(status)),
    element('td', {}, `${milliseconds} ms`),
  );
  row.classList.toggle('new', isNews('requests', String(number), url));
  return row;
}

/** Decodes what makes a long address hard to read, and shortens it. */
function readable(url) {
  const text = url.includes('%') ? url.replace(/%20/g, ' ').replace(/%24/g, '$').replace(/%2C/gi, ',').replace(/%3A/gi, ':') : url;
  return text.length > 110 ? `${text.slice(0, 107)}…` : text;
}

function taskRow({ title, contact, due, completed }) {
  const about = [contact, due === '' ? '' : `due ${due}`].filter((part) => part !== '').join(', ');
  return element(
    'li',
    {},
    `${completed ? '✓ ' : '○ '}${title} `,
    element('span', { className: 'quiet' }, `${completed ? 'completed, ' : ''}${about}`),
  );
}

function nothing(sentence) {
  return [element('li', { className: 'quiet' }, sentence)];
}

function drawAll(view) {
  const { contacts, tasks, tags, total, label } = view.account;
  drawAccounts(view.accounts);
  draw('book-count', [contacts.length, total], () => [`${contacts.length} of ${total.toLocaleString('en')}, latest first`]);
  draw('contacts', [account, contacts], () => contacts.map(contactRow));
  known.set(`contacts of ${account}`, '');
  draw('tags', tags, () =>
    tags.length === 0 ? nothing('None yet.') : tags.map((tag) => element('li', {}, `${tag.name} · ${tag.contacts.toLocaleString('en')}`)),
  );
  draw('tasks-count', tasks?.length ?? null, () => [tasks === null || tasks.length === 0 ? '' : `${tasks.length}, latest first`]);
  draw('tasks', [label, tasks], () =>
    tasks === null ? nothing(`${label} has no tasks.`) : tasks.length === 0 ? nothing('None yet.') : tasks.map(taskRow),
  );
  draw('requests-count', view.asked, () => [view.asked === 0 ? '' : `${view.asked.toLocaleString('en')}, newest first`]);
  draw('requests', view.requests, (requests) =>
    requests.length === 0
      ? [element('tr', {}, element('td', { colSpan: 4, className: 'quiet' }, 'None yet. Run a step of the connector.'))]
      : requests.map(requestRow),
  );
  known.set('requests', '');
  if (
    throttled !== null &&
    view.requests.some(({ number, status, service }) => number > throttled.after && status === 429 && service === throttled.account)
  )
    throttled = null;
  say(throttled === null ? 'Live. New rows are yellow.' : `Live. The next request to ${throttled.label} gets a 429.`);
  latest = view;
}

let latest = null;

async function refresh() {
  try {
    const asked = account;
    const view = await ask(`/_sandbox/page/view?account=${encodeURIComponent(asked)}`);
    // Another account may have been chosen in the meantime.
    if (asked !== account) return;
    account = view.account.key;
    drawAll(view);
  } catch {
    say("The sandbox doesn't respond. Trying again every second.");
  }
}

async function choose(key) {
  account = key;
  history.replaceState(null, '', `#${key}`);
  await refresh();
}

async function change({ id, company }) {
  const next = COMPANIES[(COMPANIES.indexOf(company) + 1) % COMPANIES.length];
  await ask('/_sandbox/page/change', 'POST', { account, id, company: next });
  await refresh();
}

at('add').onclick = async () => {
  await ask('/_sandbox/page/add', 'POST', { account });
  await refresh();
};

at('throttle').onclick = async () => {
  const answer = {
    status: 429,
    headers: { 'retry-after': '30', 'content-type': 'application/json' },
    body: { message: 'Too many requests.' },
  };
  await ask('/_sandbox/faults', 'POST', { service: account, times: 1, answer });
  throttled = { account, label: latest?.account.label ?? account, after: latest?.requests[0]?.number ?? 0 };
  await refresh();
};

at('clear').onclick = async () => {
  await ask('/_sandbox/requests', 'DELETE');
  known.delete('requests');
  if (throttled !== null) throttled.after = 0;
  await refresh();
};

at('reset').onclick = async () => {
  await ask('/_sandbox/reset', 'POST');
  known.clear();
  throttled = null;
  await refresh();
};

/** A hidden page needs no requests. */
async function live() {
  if (!document.hidden) await refresh();
  setTimeout(live, PAUSE);
}

await live();
