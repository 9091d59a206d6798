import { at, draw, element, nothing } from './dom.js';
import { ask } from './server.js';

/** Draws the choices, and the faults that wait for requests. */
export function drawFaults({ account, services, faultChoices, faults }) {
  draw('fault-kind', faultChoices, (choices) => choices.map(option));
  draw('fault-service', services, (choices) => choices.map(option));
  followAccount(account.key);
  draw('faults', faults, () => (faults.length === 0 ? nothing('None. The services respond as usual.') : faults.map(faultLine)));
}

const option = ({ key, label }) => element('option', { value: key }, label);

/** The account whose service was chosen last. Another account selects its own; a person's choice then stays. */
let followed = null;

function followAccount(key) {
  if (followed === key) return;
  followed = key;
  at('fault-service').value = key;
}

const faultLine = ({ service, text, left }) =>
  element(
    'li',
    {},
    `${service}: ${text} `,
    element('span', { className: 'quiet' }, left === 1 ? 'for the next request' : `for the next ${left} requests`),
  );

/** Makes the form and its button work. */
export function wireFaults(actions) {
  at('fault').onsubmit = async (event) => {
    event.preventDefault();
    await ask('/_sandbox/page/fault', 'POST', {
      service: at('fault-service').value,
      kind: at('fault-kind').value,
      times: at('fault-times').valueAsNumber,
    });
    await actions.refresh('Fault added.');
  };
  at('clear-faults').onclick = async () => {
    await ask('/_sandbox/faults', 'DELETE');
    await actions.refresh('Faults cleared.');
  };
}
