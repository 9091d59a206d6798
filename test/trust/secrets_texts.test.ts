import { accounts } from '../conformance/accounts.ts';
import { StepError } from '../support/run.ts';
import { useWorld } from '../support/world.ts';
import { only } from './support/slice.ts';
import { told } from './support/told.ts';

/** A message may not contain this many characters of a secret in a row. */
const RUN = 8;
/** Around the positions where vendors' texts are cut. */
const BEFORE = [0, 1, 2, 60, 78, 180, 190, 197, 280, 290, 297];

const spellings = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  ...[0, 1, 2].map((more) => Buffer.from(`${'x'.repeat(more)}${secret}`).toString('base64')),
];

const runsIn = (message: string, spelling: string): string[] =>
  Array.from({ length: spelling.length - RUN + 1 }, (_, start) => spelling.slice(start, start + RUN)).filter((run) =>
    message.includes(run),
  );

describe.each(accounts)('what a vendor repeats in its words: %s', (key, backend, accountType) => {
  const at = useWorld(backend, accountType, 3);
  let cases = 0;
  afterAll(() => told('secrets in texts', key, cases));

  const find = only('searches', 'find_contact')();
  const REFRESH = 'r3fresh/T0ken+of=Ada~9921';
  const CLIENT = 'cl13nt/S3cret+of=us~4417';
  const variable = `${key.toUpperCase()}_CLIENT_SECRET`;
  let before: string | undefined;
  beforeEach(() => {
    before = process.env[variable];
    process.env[variable] = CLIENT;
  });
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = before;
  });

  /** The message of a step when the vendor says this. */
  async function sentenceOf(said: string, trace: string): Promise<string> {
    cases += 1;
    at().sandbox.reset();
    at().fail(accountType.responses.refusal(422, said, trace));
    const attempt = find({ ...at().authData, refresh_token: REFRESH }, { contact_id: 'abcdefgh' });
    const error = await attempt.then(
      () => null,
      (thrown: unknown) => (thrown instanceof StepError ? thrown : new StepError(thrown)),
    );
    expect(error).toBeInstanceOf(StepError);
    return error?.message ?? '';
  }

  test.each([
    ['access token', () => String(at().authData.access_token)],
    ['refresh token', () => REFRESH],
    ['client secret', () => CLIENT],
  ])("the %s is in no message, in any spelling and wherever it's cut", async (_name, secretOf) => {
    const secret = secretOf();
    const kept: string[] = [];
    for (const spelling of spellings(secret)) {
      // In base64, the first and the last letters depend on the text around the secret.
      const own = spelling === secret ? spelling : spelling.slice(3, -4);
      for (const length of BEFORE)
        kept.push(...runsIn(await sentenceOf(`${'w'.repeat(length)} ${spelling} is not liked`, `trace-${spelling}`), own));
    }
    expect(kept).toEqual([]);
  });
});
