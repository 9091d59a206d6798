import { ACCOUNTS } from '../../demo/accounts.ts';
import { sentenceOf } from '../../demo/platform.ts';
import { signIn } from '../../demo/sign_in.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { Exchange } from './exchange.ts';
import { clearableOf, type Field, filledIn } from './filled.ts';
import { ABSENT, STEPS } from './plan.ts';
import type { Platform } from './platform.ts';
import type { Found, Kind, Step, Values } from './step.ts';
import { rowsOf } from './step.ts';

/** What one account's run of every operation gave. */
export interface Played {
  readonly exchanges: readonly Exchange[];
  /** What did not go as it must, apart from the contract. */
  readonly wrong: readonly string[];
  /** Operations that were refused because the account does not have it. */
  readonly refused: readonly string[];
}

/** Signs in to an account and runs every operation, every form and the photo's hydrator. */
export async function playAccount(platform: Platform, sandbox: Sandbox, account: string): Promise<Played> {
  const play = new Play(platform, sandbox, account);
  await play.connect();
  await play.openForms();
  for (const step of STEPS) await play.run(step);
  await play.fetchPhoto();
  for (const access of ['read', 'write']) await play.connect(access);
  return play;
}

class Play implements Played {
  readonly exchanges: Exchange[] = [];
  readonly wrong: string[] = [];
  readonly refused: string[] = [];
  readonly #platform: Platform;
  readonly #sandbox: Sandbox;
  readonly #account: string;
  readonly #found = new Map<string, unknown>();
  readonly #forms = new Map<string, readonly Field[]>();
  #authData: Values = {};

  constructor(platform: Platform, sandbox: Sandbox, account: string) {
    this.#platform = platform;
    this.#sandbox = sandbox;
    this.#account = account;
  }

  /** The person's way through the sign-in pages, the code's exchange, the test, and a renewal. */
  async connect(access = 'write'): Promise<void> {
    const { app, call } = this.#platform;
    const part = ACCOUNTS[this.#account];
    if (part === undefined) throw new Error(`demo/accounts.ts does not know ${this.#account}.`);
    // Nylas asks for the people beyond the address book at the sign-in; the others do not know the field.
    const fields = { ...part.fields(this.#sandbox), access, people_sources: 'true' };
    await this.#attempt('sign_in', async () => {
      this.#authData = (await signIn(this.#platform, fields, part.pages)).authData;
    });
    await this.#attempt('connection_test', () => call(app.authentication.test, { authData: this.#authData }));
    await this.#attempt('refresh', async () => {
      const renewed = await call(app.authentication.oauth2Config.refreshAccessToken, { authData: this.#authData });
      this.#authData = { ...this.#authData, ...rowsOf(renewed)[0] };
    });
  }

  async openForms(): Promise<void> {
    for (const kind of ['triggers', 'searches', 'creates'] as const)
      for (const key of Object.keys(this.#platform.app[kind])) {
        await this.#attempt(`form of ${key}`, async () => {
          const fields: Field[] = [];
          for (const field of listOf(this.#operation(kind, key).inputFields))
            fields.push(...((typeof field === 'function' ? await this.#call(field as Perform, {}, {}) : [field]) as Field[]));
          this.#forms.set(key, fields);
          if (fields.some((field) => field.key === 'account_not_read')) throw new Error('the form could not be read');
        });
      }
    const custom = this.#forms.get('create_contact')?.find(({ key }) => /^custom_[A-Za-z0-9]+$/.test(key));
    this.#found.set('custom', custom?.key);
  }

  async run(step: Step): Promise<void> {
    const { kind, key, input, meta = {}, keep, only } = step;
    const absent = only?.includes(this.#account) === false || ABSENT[this.#account]?.includes(key) === true;
    const values = input?.(this.#known()) ?? {};
    await this.#attempt(
      key,
      async () => {
        const rows = rowsOf(await this.#call(this.#operation(kind, key).perform, values, meta));
        for (const [name, value] of Object.entries(keep?.(rows) ?? {})) this.#found.set(name, value);
      },
      absent ? values : undefined,
    );
  }

  /** A later step of the Zap asks for the picture that a search has promised. */
  async fetchPhoto(): Promise<void> {
    const { hydrators } = this.#platform.app as unknown as { readonly hydrators: Readonly<Record<string, Perform>> };
    const perform = hydrators.contactPhoto;
    if (perform === undefined) throw new Error('The app has no hydrator contactPhoto.');
    this.#sandbox.clearRequests();
    // Where the platform keeps files is not here: what is fetched from the account is all that is looked at.
    await this.#call(perform, { contact_id: this.#known().text('pictured') }, {}).catch(() => undefined);
    this.#collect('hydrator contact_photo');
  }

  #operation(kind: Kind, key: string) {
    const found = this.#platform.app[kind][key];
    if (found === undefined) throw new Error(`The app has no "${key}" among its ${kind}.`);
    return found.operation;
  }

  #call(perform: Perform, inputData: Values, meta: Values): Promise<unknown> {
    return this.#platform.call(perform, { inputData, authData: this.#authData, meta });
  }

  /** Runs it and takes its exchanges; with `absent` (the inputs) it must be refused without any. */
  async #attempt(operation: string, run: () => Promise<unknown>, absent?: Values): Promise<void> {
    this.#sandbox.clearRequests();
    let error: string | undefined;
    await run().catch((thrown: unknown) => {
      error = sentenceOf(thrown);
    });
    const count = this.#collect(operation);
    if (absent === undefined && error !== undefined) this.wrong.push(`${this.#account}: ${operation}: ${error}`);
    if (absent === undefined) return;
    if (error === undefined || count > 0)
      this.wrong.push(
        `${this.#account}: ${operation} ${JSON.stringify(absent)}: the account does not have it, but it was not refused before any request`,
      );
    else this.refused.push(operation);
  }

  #collect(operation: string): number {
    const { requests } = this.#sandbox;
    this.exchanges.push(...requests.map((record) => ({ run: 'plan' as const, account: this.#account, operation, record, faulted: false })));
    return requests.length;
  }

  #known(): Found {
    const form = (key: string): readonly Field[] => this.#forms.get(key) ?? [];
    return {
      account: this.#account,
      text: (name) => String(this.#found.get(name) ?? 'missing'),
      filled: (key) => filledIn(form(key), (list) => this.#picked(list)),
      clearable: () => clearableOf(form('update_contact')),
    };
  }

  #picked(list: string): string | undefined {
    const name = list === 'todo_list' ? list : list.replace(/_list$/, '');
    const value = this.#found.get(name);
    return typeof value === 'string' ? value : undefined;
  }
}

type Perform = Parameters<Platform['call']>[0];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
