import { pageOf, textInHtml } from '../html_page.ts';

/** The page on which a person allows what the application asks for, scope by scope. */
export function consentPage(scopes: readonly string[]) {
  const boxes = scopes
    .filter((scope) => scope.includes('/auth/') && !scope.endsWith('userinfo.email'))
    .map(
      (scope) =>
        `<p><label><input type="checkbox" name="${textInHtml(scope)}" value="on" checked> <code>${textInHtml(scope)}</code></label></p>`,
    );
  const form = `<p>This is a local stand-in for the sign-in of Google. No account is touched.</p>
<form method="post">
<p>The application asks for:</p>
${boxes.join('\n')}
<button name="decision" value="allow">Approve</button>
<button name="decision" value="deny">Cancel</button>
</form>`;
  return pageOf(TITLE, form);
}

export const TITLE = 'Sign in with Google (sandbox)';
