/** Reads the sandbox's accounts once a second and draws what has changed, without a framework or another server. */
import { drawContacts } from './contacts.js';
import { at, forgetRows } from './dom.js';
import { drawFaults, wireFaults } from './faults.js';
import { drawAccounts, drawLists } from './lists.js';
import { drawRequests } from './requests.js';
import { ask } from './server.js';

const PAUSE = 1000;
/** How long a notice stays, in milliseconds. */
const NOTICE = 6000;
const COMPANIES = ['Example Works', 'Sample & Sons', 'Northwind Example', 'Placeholder Ltd', 'Invented Industries'];

/** What the page shows. An empty account means the first one; `contact` is the opened one. */
const state = { account: new URLSearchParams(location.search).get('account') ?? '', search: '', page: 1, contact: '' };

const notice = { text: '', until: 0 };

const say = (sentence) => {
  if (at('state').textContent !== sentence) at('state').textContent = sentence;
};

const actions = {
  async refresh(text = '') {
    if (text !== '') Object.assign(notice, { text, until: Date.now() + NOTICE });
    const asked = new URLSearchParams(state).toString();
    try {
      const view = await ask(`/_sandbox/page/view?${asked}`);
      // Something else may have been chosen in the meantime.
      if (asked === new URLSearchParams(state).toString()) drawAll(view);
    } catch ({ status }) {
      // A bookmark can name an account that this sandbox doesn't have.
      if (status === 404) state.account = '';
      say("The sandbox doesn't respond. Trying again every second.");
    }
  },
  async show(changes) {
    Object.assign(state, changes);
    await actions.refresh();
  },
  async choose(account) {
    history.replaceState(null, '', `?account=${account}`);
    at('search-text').value = '';
    await actions.show({ account, search: '', page: 1, contact: '' });
  },
  open: (contact) => actions.show({ contact }),
  async change({ id, facts: { company } }) {
    const next = COMPANIES[(COMPANIES.indexOf(company) + 1) % COMPANIES.length];
    await ask('/_sandbox/page/change', 'POST', { account: state.account, id, company: next });
    // A changed contact comes first.
    await actions.show({ page: 1 });
  },
};

function drawAll(view) {
  const { account } = view;
  // The server knows which account is the first, and which page is the last.
  Object.assign(state, { account: account.key, page: account.page });
  drawAccounts(view.accounts, account.key, actions);
  drawContacts(account, state, actions);
  drawLists(account);
  drawRequests(view, actions);
  drawFaults(view);
  say(Date.now() < notice.until ? notice.text : 'Live. New rows are yellow.');
}

at('search').onsubmit = (event) => event.preventDefault();
at('search-text').oninput = () => actions.show({ search: at('search-text').value, page: 1 });
at('previous').onclick = () => (at('previous').ariaDisabled === 'true' ? undefined : actions.show({ page: state.page - 1 }));
at('next').onclick = () => (at('next').ariaDisabled === 'true' ? undefined : actions.show({ page: state.page + 1 }));

at('add').onclick = async () => {
  await ask('/_sandbox/page/add', 'POST', { account: state.account });
  at('search-text').value = '';
  await actions.show({ search: '', page: 1 });
};

at('clear').onclick = async () => {
  await ask('/_sandbox/requests', 'DELETE');
  await actions.refresh();
};

at('reset').onclick = async () => {
  await ask('/_sandbox/reset', 'POST');
  forgetRows();
  await actions.refresh('All accounts are reset. Tokens stay valid.');
};

wireFaults(actions);

/**
 * A hidden page needs no requests. Accounts with very many contacts take longer, so the page asks less often and leaves
 * most of the time to the integration.
 */
async function live() {
  const began = performance.now();
  if (!document.hidden) await actions.refresh();
  setTimeout(live, Math.max(PAUSE, 3 * (performance.now() - began)));
}

await live();
