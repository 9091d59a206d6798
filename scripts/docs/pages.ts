import type { Facts } from './accounts.ts';
import { capabilityPage } from './capability_page.ts';
import { errorPage } from './error_page.ts';
import { fieldPage } from './field_page.ts';
import { GENERATED, page } from './markdown.ts';
import { operationPage } from './operation_pages.ts';

/** Every page of docs/reference by its file name. */
export function pagesOf(facts: Facts): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', index(facts)],
    ['triggers.md', operationPage(facts, 'triggers', 'Triggers', 'They start a Zap.')],
    ['searches.md', operationPage(facts, 'searches', 'Searches', 'They look something up. A search that finds nothing succeeds.')],
    ['actions.md', operationPage(facts, 'creates', 'Actions', 'They change something. A blank field doesn’t change.')],
    ['fields.md', fieldPage(facts)],
    ['capabilities.md', capabilityPage(facts)],
    ['errors.md', errorPage(facts)],
  ]);
}

function index({ accounts }: Facts): string {
  return page(
    GENERATED,
    '# Reference',
    `Contacts connects ${accounts.map(({ label }) => label).join(', ')}. The code generates these pages; their requests, permissions, fields and errors come from real runs.`,
    [
      '- [Triggers](triggers.md), [searches](searches.md) and [actions](actions.md): inputs, outputs, samples, permissions, requests',
      '- [The fields of a contact](fields.md): what each account type returns and accepts, with its limits',
      '- [What each account type can do](capabilities.md), and what its sign-in asks for',
      '- [When a step fails](errors.md): what a person sees, and what to do',
      '- [Recipes](../../docs/recipes.md): Zaps, step by step',
    ].join('\n'),
  );
}
