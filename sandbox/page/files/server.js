/** Sends a request to the sandbox, which is the only server. A 204 returns null. */
export async function ask(path, method = 'GET', body = undefined) {
  const response = await fetch(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!response.ok) throw Object.assign(new Error(`The sandbox responded with ${response.status}.`), { status: response.status });
  return response.status === 204 ? null : response.json();
}
