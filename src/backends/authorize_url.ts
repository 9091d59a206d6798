/**
 * The page where the person signs in, without undefined parameters. A blank is %20, because some servers read `+` as a
 * plus sign.
 */
export function authorizeUrl(page: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(page);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.append(name, value);
  url.search = url.search.replace(/\+/g, '%20');
  return url.href;
}
