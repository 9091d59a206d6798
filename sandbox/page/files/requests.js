import { breakable, draw, element, isNews, nowKnown } from './dom.js';
import { ask } from './server.js';

/** Both sides of the opened request; null if none is open. A request never changes, so it's read once. */
let opened = null;

/** Draws the newest requests, and below the opened one its headers and bodies. */
export function drawRequests({ asked, requests }, actions) {
  draw('requests-count', asked, () => [asked === 0 ? '' : `${asked.toLocaleString('en')}, newest first`]);
  draw('requests', [requests, opened], () =>
    requests.length === 0
      ? [element('tr', {}, element('td', { colSpan: 4, className: 'quiet' }, 'None yet. Run a step of the integration.'))]
      : requests.flatMap((request) =>
          request.number === opened?.number
            ? [requestRow(request, true, actions), wholeRow(opened)]
            : [requestRow(request, false, actions)],
        ),
  );
  nowKnown('requests');
}

function requestRow({ number, method, url, status, milliseconds }, isOpen, actions) {
  const path = element(
    'button',
    { type: 'button', className: 'path', title: url, id: `request ${number}`, onclick: () => open(isOpen ? null : number, actions) },
    ...breakable(readable(url), /(?<=[/?&,])/),
  );
  path.ariaExpanded = String(isOpen);
  const row = element(
    'tr',
    {},
    element('td', {}, method),
    element('td', {}, path),
    element('td', { className: status >= 200 && status < 400 ? 'good' : 'bad' }, status === 0 ? 'cut off' : String(status)),
    element('td', {}, `${milliseconds} ms`),
  );
  row.classList.toggle('new', isNews('requests', String(number), url));
  return row;
}

async function open(number, actions) {
  const gone = { headers: '', body: '', response: "The log doesn't have this request anymore." };
  opened = number === null ? null : { number, ...(await ask(`/_sandbox/page/request/${number}`).catch(() => gone)) };
  await actions.refresh();
}

function wholeRow({ headers, body, response }) {
  const parts = [
    ['Body', body],
    ['Response', response],
    ['Headers', headers],
  ];
  const shown = parts.flatMap(([title, text]) => [
    element('h3', {}, title),
    text === '' ? element('p', { className: 'quiet' }, 'Empty.') : element('pre', {}, text),
  ]);
  return element('tr', { className: 'details' }, element('td', { colSpan: 4 }, ...shown));
}

/** Decodes what makes a long address hard to read, and shortens it. */
function readable(url) {
  const text = url.includes('%') ? url.replace(/%20/g, ' ').replace(/%24/g, '$').replace(/%2C/gi, ',').replace(/%3A/gi, ':') : url;
  return text.length > 110 ? `${text.slice(0, 107)}…` : text;
}
