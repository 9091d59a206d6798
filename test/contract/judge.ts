import { parseJson } from '../../sandbox/json.ts';
import type { RequestRecord } from '../../sandbox/request_log.ts';
import type { Call, Verdict } from './call.ts';
import type { Exception, StandIn, Undocumented } from './described.ts';
import { below, type Documents, type Endpoint, type Json, type Pointer, patternOf, recordOf, recordsOf } from './documents.ts';
import type { Schemas } from './schemas.ts';
import type { Fault } from './shape.ts';
import { asWritten, EXCEPTIONS, STAND_INS, UNDOCUMENTED } from './vendors.ts';

/** Checks calls against the vendors' documents. */
export class Judge {
  readonly used = new Set<Exception | StandIn | Undocumented>();
  readonly #documents: Documents;
  readonly #schemas: Schemas;

  constructor(documents: Documents, schemas: Schemas) {
    this.#documents = documents;
    this.#schemas = schemas;
  }

  judge(call: Call): Verdict {
    const { service, method, path } = call.record;
    const { pathname: sent, searchParams } = new URL(path, 'http://127.0.0.1');
    const pathname = asWritten(service, sent);
    const endpoint = this.#documents.endpointFor(service, method, pathname);
    if (endpoint === undefined) return this.#unknown(call, pathname);
    const name = `${method} ${endpoint.template}`;
    const found: Found[] = call.written
      ? []
      : [...this.#parameters(endpoint, call.record, pathname, searchParams), ...this.#request(endpoint, call.record)];
    const response = call.faulted ? undefined : this.#response(endpoint, call.record);
    const findings = [...found, ...(response ?? [])].map((one) => ({
      ...one,
      document: endpoint.document,
      endpoint: name,
      exception: this.#exceptionFor(endpoint.document, name, one),
    }));
    const checked = [...(call.written ? [] : ['request' as const]), ...(response === undefined ? [] : ['response' as const])];
    return { call: call, endpoint: name, checked, findings };
  }

  #unknown(call: Call, pathname: string): Verdict {
    const { service, method } = call.record;
    const known = UNDOCUMENTED.find((one) => one.service === service && one.request.test(`${method} ${pathname}`));
    const endpoint = `${method} ${service === '' ? call.record.url : pathname}`;
    if (known !== undefined) {
      this.used.add(known);
      return { call: call, endpoint: known.name, undocumented: known.reason, checked: [], findings: [] };
    }
    const finding = {
      document: '',
      endpoint,
      part: 'path',
      at: '',
      rule: 'unknown endpoint',
      said: 'is in no document',
      value: undefined,
      exception: undefined,
    };
    return { call: call, endpoint, checked: [], findings: [finding] };
  }

  #parameters(endpoint: Endpoint, record: RequestRecord, pathname: string, query: URLSearchParams): Found[] {
    const item: Pointer = { document: endpoint.document, keys: endpoint.keys.slice(0, -1) };
    const pointers = [item, endpoint].flatMap((holder) =>
      recordsOf(this.#documents.at(below(holder, 'parameters'))).map((_, index) => below(holder, 'parameters', `${index}`)),
    );
    const parameters = pointers.map((pointer) => ({ pointer, is: recordOf(this.#documents.at(pointer)) }));
    const named = parameters.filter(({ is }) => is.in === 'query').map(({ is }) => is.name);
    const strangers = [...new Set(query.keys())].filter((name) => !named.includes(name));
    return [
      ...strangers.map((name) => ({
        part: 'query',
        at: `/${name}`,
        rule: 'unknown parameter',
        said: 'is not named in the document',
        value: undefined,
      })),
      ...parameters.flatMap(({ pointer, is }) => this.#parameter(pointer, is, textOf(is, endpoint, record, pathname, query))),
      ...this.#authorization(endpoint, record),
    ];
  }

  #parameter(pointer: Pointer, is: Json, value: string | undefined): Found[] {
    const part = is.in === 'header' ? 'request header' : String(is.in);
    const name = `/${String(is.name)}`;
    if (value === undefined)
      return is.required === true ? [{ part, at: name, rule: 'required', said: 'is missing', value: undefined }] : [];
    const schema = below(pointer, 'schema');
    const isList = recordOf(this.#documents.at(schema)).type === 'array';
    return this.#schemas
      .textFaults(schema, isList ? value.split(',') : value)
      .map((fault) => ({ ...fault, part, at: `${name}${fault.at.slice('/value'.length)}` }));
  }

  #authorization({ document, operation }: Endpoint, { headers }: RequestRecord): Found[] {
    const security = operation.security ?? this.#documents.all.get(document)?.security;
    if (recordsOf(security).length === 0 || /^Bearer \S+$/.test(headers.authorization ?? '')) return [];
    return [{ part: 'request header', at: '/Authorization', rule: 'security', said: 'holds no bearer token', value: undefined }];
  }

  #request(endpoint: Endpoint, { headers, body }: RequestRecord): Found[] {
    const { pointer, value } = this.#documents.follow(below(endpoint, 'requestBody'));
    const part = 'request body';
    if (body === '')
      return recordOf(value).required === true ? [{ part, at: '', rule: 'required', said: 'is missing', value: undefined }] : [];
    const types = Object.keys(recordOf(recordOf(value).content));
    if (types.length === 0) return [{ part, at: '', rule: 'unknown body', said: 'is sent where the document has none', value: undefined }];
    const sent = mediaType(headers['content-type']);
    if (!types.includes(sent))
      return [{ part, at: '', rule: 'media type', said: `is sent as ${sent}, not as ${types.join(' or ')}`, value: sent }];
    return this.#body(below(pointer, 'content', sent, 'schema'), sent, body).map((fault) => ({ part, ...fault }));
  }

  /** Undefined if the document doesn't describe the response's body. */
  #response(endpoint: Endpoint, { status, response }: RequestRecord): Found[] | undefined {
    const part = `response ${status}`;
    const responses = recordOf(this.#documents.at(below(endpoint, 'responses')));
    // In all of these documents, `default` is for refusals.
    const key = [`${status}`, ...(status >= 400 ? ['default'] : [])].find((name) => responses[name] !== undefined);
    if (key === undefined)
      return [{ part, at: '', rule: 'unknown status', said: `is not one of ${Object.keys(responses).join(', ')}`, value: status }];
    const other = STAND_INS.find((one) => one.document === endpoint.document && one.endpoint === `${endpoint.method} ${endpoint.template}`);
    if (other !== undefined) this.used.add(other);
    const from: Pointer = other === undefined ? endpoint : { document: other.instead, keys: endpoint.keys };
    const { pointer, value } = this.#documents.follow(below(from, 'responses', key));
    const types = Object.keys(recordOf(recordOf(value).content));
    const type = types.find((name) => /json$/.test(name));
    if (type === undefined)
      return types.length === 0 && response !== '' && status === 204
        ? [{ part, at: '', rule: 'unknown body', said: 'is not empty', value: undefined }]
        : undefined;
    if (recordOf(this.#documents.at(below(pointer, 'content', type))).schema === undefined) return undefined;
    return this.#body(below(pointer, 'content', type, 'schema'), type, response).map((fault) => ({ part, ...fault }));
  }

  #body(pointer: Pointer, type: string, text: string): Fault[] {
    if (type === 'application/x-www-form-urlencoded')
      return this.#schemas.formFaults(pointer, Object.fromEntries(new URLSearchParams(text)));
    if (!/json$/.test(type)) return [];
    const value = parseJson(text);
    return value === undefined ? [{ at: '', rule: 'json', said: 'is no JSON', value: text }] : this.#schemas.faults(pointer, value);
  }

  #exceptionFor(document: string, endpoint: string, { part, at, rule, value }: Found): Exception | undefined {
    const fitting = EXCEPTIONS.find(
      (one) =>
        document.startsWith(one.document) &&
        one.endpoint.test(endpoint) &&
        one.part.test(part) &&
        one.at.test(at) &&
        one.rule === rule &&
        (one.allows?.(value) ?? true),
    );
    if (fitting !== undefined) this.used.add(fitting);
    return fitting;
  }
}

type Found = Fault & { readonly part: string };

function textOf(is: Json, { template }: Endpoint, record: RequestRecord, pathname: string, query: URLSearchParams): string | undefined {
  const name = String(is.name);
  if (is.in === 'query') return query.get(name) ?? undefined;
  if (is.in === 'header') return record.headers[name.toLowerCase()];
  const holes = [...template.matchAll(/\{([^}]+)\}/g)].map(([, hole]) => hole);
  const value = patternOf(template).exec(pathname)?.[holes.indexOf(name) + 1];
  return value === undefined ? undefined : decodeURIComponent(value);
}

function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
