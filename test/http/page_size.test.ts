import { Problem } from '../../src/contacts/errors.ts';
import { fittingPage } from '../../src/http/page_size.ts';

const TOO_LARGE = new Problem('too_much', 'It sent more than 25 MB.', { reason: 'response_too_large' });

/** Reads where at most `limit` rows fit. Returns the requested sizes, and by what each divides the first one. */
async function sizes(rows: number, limit: number): Promise<(readonly [number, number])[]> {
  const asked: (readonly [number, number])[] = [];
  await fittingPage(rows, async (size, divisor) => {
    asked.push([size, divisor]);
    if (size > limit) throw TOO_LARGE;
    return size;
  });
  return asked;
}

test('a page that fits is requested once', async () => {
  expect(await sizes(500, 500)).toEqual([[500, 1]]);
});

test.each([
  [500, 1, [500, 50, 5, 1]],
  [1000, 260, [1000, 125]],
  [200, 3, [200, 25, 1]],
  [7, 1, [7, 1]],
  [2, 1, [2, 1]],
  [1, 1, [1]],
])('of %s rows, as many as fit are requested, each size a part of the last one: %s', async (rows, limit, expected) => {
  const asked = await sizes(rows, limit);
  expect(asked.map(([size]) => size)).toEqual(expected);
  expect(asked.every(([size, divisor]) => size * divisor === rows)).toBe(true);
});

test('a row that is too large by itself is its own problem', async () => {
  await expect(sizes(10, 0)).rejects.toBe(TOO_LARGE);
});

test("any other problem doesn't lead to a smaller page", async () => {
  const problem = new Problem('too_much', 'The mailbox is full.');
  let asked = 0;
  const reading = fittingPage(500, async () => {
    asked += 1;
    throw problem;
  });
  await expect(reading).rejects.toBe(problem);
  expect(asked).toBe(1);
});
