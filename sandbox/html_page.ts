/** A small HTML page, as the headers and body of a response; `content` is HTML. */
export function pageOf(title: string, content: string): { headers: Record<string, string>; body: string } {
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${textInHtml(title)}</title>
<style>body{font:1rem/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.3rem 1rem}</style></head>
<body><h1>${textInHtml(title)}</h1>
${content}
</body></html>`;
  return { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body };
}

/** Text that is safe in HTML, including attributes. */
export function textInHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
