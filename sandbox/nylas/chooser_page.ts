import { pageOf, textInHtml } from '../html_page.ts';
import type { Provider } from './contact.ts';

/** The hosted page: a form that posts back to its own address with all parameters. */
export function chooserPage(providers: readonly Provider[], scopes: readonly string[]): ReturnType<typeof pageOf> {
  const choices = providers.map((provider, index) => {
    const checked = index === 0 ? ' checked' : '';
    return `<p><label><input type="radio" name="provider" value="${provider}"${checked}> ${LABELS[provider]}</label></p>`;
  });
  const asked = scopes.filter((scope) => scope !== '').map((scope) => `<li><code>${textInHtml(scope)}</code></li>`);
  const form = `<p>This is a local stand-in for the hosted sign-in of Nylas. No account is touched.</p>
<form method="post">
${choices.join('\n')}
${asked.length > 0 ? `<p>The application asks for:</p><ul>${asked.join('')}</ul>` : '<p>The application asks for what its connectors are set to.</p>'}
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</form>`;
  return pageOf(TITLE, form);
}

/** The title of the hosted page. */
export const TITLE = 'Connect your account (sandbox)';

const LABELS: Readonly<Record<Provider, string>> = {
  google: 'Google',
  microsoft: 'Microsoft',
  ews: 'Exchange (on premises)',
  icloud: 'iCloud',
  imap: 'IMAP',
};
