/**
 * Signs in by script: opens an authorize address and presses the first button of every page (each field keeps its
 * default unless `choices` overrides it), until a redirect leaves the sandbox. Returns that last address, with code and
 * state.
 */
export async function signInByScript(authorizeUrl: string, choices: Readonly<Record<string, string>> = {}): Promise<URL> {
  const { origin } = new URL(authorizeUrl);
  const cookies = new Map<string, string>();
  let next: Step = { address: new URL(authorizeUrl) };
  for (let step = 0; step < STEPS_LIMIT; step += 1) {
    next = nextStep(next, await ask(next, cookies), choices);
    if (next.address.origin !== origin) return next.address;
  }
  throw new Error(`The sign-in didn't finish after ${STEPS_LIMIT} steps.`);
}

/** A page to open, or a form to send. */
interface Step {
  readonly address: URL;
  readonly form?: URLSearchParams;
}

interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

async function ask({ address, form }: Step, cookies: Map<string, string>): Promise<Page> {
  const response = await fetch(address, {
    method: form === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), accept: 'text/html' },
    ...(form === undefined ? {} : { body: form }),
  });
  keepCookies(response, cookies);
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}

function nextStep({ address }: Step, { status, location, text }: Page, choices: Readonly<Record<string, string>>): Step {
  if (location !== null) return { address: new URL(location, address) };
  const form = firstForm(text, choices);
  if (form === undefined) throw new Error(`The sign-in ended with ${status}: ${text}`);
  const action = /<form[^>]*\baction="([^"]*)"/.exec(text)?.[1];
  return { address: action === undefined ? address : new URL(plain(action), address), form };
}

const STEPS_LIMIT = 20;

function keepCookies(response: Response, cookies: Map<string, string>): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name === undefined || value === undefined) continue;
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}

/** What the page's form sends when its first button is pressed; undefined if it has none. */
function firstForm(html: string, choices: Readonly<Record<string, string>>): URLSearchParams | undefined {
  if (!html.includes('<form')) return undefined;
  const form = new URLSearchParams();
  for (const [tag, , kind] of html.matchAll(/<((input|button|select)\b[^>]*)>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1];
    if (name === undefined || form.has(name)) continue;
    if (kind !== 'select') form.set(name, choices[name] ?? plain(value ?? ''));
    else if (choices[name] !== undefined) form.set(name, choices[name]);
  }
  return form;
}

const plain = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&');
