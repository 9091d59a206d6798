import type { Provider } from './contact.ts';

/** The hosted page: a form that posts back to the address it came from, with all its parameters. */
export function chooserPage(providers: readonly Provider[], scopes: readonly string[]): string {
  const choices = providers.map((provider, index) => {
    const checked = index === 0 ? ' checked' : '';
    return `<p><label><input type="radio" name="provider" value="${provider}"${checked}> ${LABELS[provider]}</label></p>`;
  });
  const asked = scopes.filter((scope) => scope !== '').map((scope) => `<li><code>${escaped(scope)}</code></li>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Connect your account (sandbox)</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem } button { font: inherit; padding: 0.4rem 1rem }</style>
<h1>Connect your account</h1>
<p>This is a local stand-in for the hosted sign-in of Nylas. No account is touched.</p>
<form method="post">
${choices.join('\n')}
${asked.length > 0 ? `<p>The application asks for:</p><ul>${asked.join('')}</ul>` : '<p>The application asks for what its connectors are set to.</p>'}
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</form>
</html>
`;
}

const LABELS: Readonly<Record<Provider, string>> = {
  google: 'Google',
  microsoft: 'Microsoft',
  ews: 'Exchange (on premises)',
  icloud: 'iCloud',
  imap: 'IMAP',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
