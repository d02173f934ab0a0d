/** An error of the seam, or of the wire itself, as an answer: a problem in the language of whoever asked (the server's end). */
import {
  BackendError,
  Invalid,
  Unavailable,
  type Conflict,
  type NotFound,
  type Partial,
  type Refused,
  type Unauthorized,
  type Unsupported,
} from '../backends/backend.ts';
import type { Issue } from '../domain/fields.ts';
import { spoken, words, type Language } from '../locales/index.ts';
import first from '../locales/fr/first.ts';
import http, { type HttpWords } from '../locales/fr/http.ts';
import problems, { type Problem, type ProblemWords } from '../locales/fr/problems.ts';
import { PROBLEM_TYPE } from './wire.ts';
import { STATUS, type ProblemSaid } from './problem.ts';

const FIRST = words(first, { en: () => import('../locales/en/first.ts') });
const PROBLEMS = words(problems, { en: () => import('../locales/en/problems.ts') });
const HTTP = words(http, { en: () => import('../locales/en/http.ts') });

/** The sentences of one language. */
interface Sentences {
  readonly problems: ProblemWords;
  readonly http: HttpWords;
  readonly unreachable: Problem;
}

async function sentencesOf(language: Language): Promise<Sentences> {
  const [beginning, ofProblems, ofHttp] = await Promise.all([FIRST.load(language), PROBLEMS.load(language), HTTP.load(language)]);
  return { problems: ofProblems, http: ofHttp, unreachable: beginning.unreachable };
}

/** What the wire itself cannot read, with what the page makes of it. */
const OF_THE_WIRE = {
  malformed: { status: 422, error: () => new Invalid([{ path: '', code: 'malformed' }]) },
  tooDeep: { status: 422, error: () => new Invalid([{ path: '', code: 'too-deep' }]) },
  tooLarge: { status: 413, error: () => new Invalid([{ path: '', code: 'too-large' }]) },
  otherType: { status: 415, error: () => new Invalid([{ path: '', code: 'malformed' }]) },
  nowhere: { status: 404, error: () => undefined },
  otherMethod: { status: 405, error: () => undefined },
  outdated: { status: 426, error: () => new Unavailable('outdated') },
} as const;
export type WireTrouble = keyof typeof OF_THE_WIRE;

/** A request that the wire cannot pass on. */
export class NotReadable extends Error {
  readonly trouble: WireTrouble;
  readonly headers: Readonly<Record<string, string>>;
  constructor(trouble: WireTrouble, headers: Readonly<Record<string, string>> = {}) {
    super(trouble);
    this.trouble = trouble;
    this.headers = headers;
  }
}

type Foreseen = Refused | Invalid | Conflict | NotFound | Unauthorized | Unavailable | Unsupported | Partial;

/** What of an error crosses besides its sentence. */
function carried(error: Foreseen, say: (issue: Issue) => string): Partial_<ProblemSaid> & { readonly code: string } {
  switch (error.kind) {
    case 'refused':
      return { code: error.refusal.code, refusal: error.refusal, at: error.at };
    case 'invalid':
      return { code: 'invalid', issues: error.issues.map((issue) => ({ ...issue, detail: say(issue) })) };
    case 'unavailable':
      return { code: error.why, why: error.why, ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }) };
    case 'partial':
      return { code: 'partial', done: error.done, left: error.left };
    case 'conflict':
    case 'not-found':
    case 'unauthorized':
    case 'unsupported':
      return { code: error.message };
  }
}

type Partial_<Whole> = { readonly [Key in keyof Whole]?: Whole[Key] };

function sentenceOf(error: Foreseen, said: Sentences): Problem {
  const { problems: ofProblems, unreachable } = said;
  switch (error.kind) {
    case 'refused':
      return { what: ofProblems.refused, why: ofProblems.refusals[error.refusal.code], todo: '' };
    case 'unavailable':
      return error.why === 'network' ? unreachable : ofProblems.unavailable[error.why];
    case 'invalid':
      return ofProblems.invalid;
    case 'not-found':
      return ofProblems.notFound;
    case 'conflict':
      return ofProblems.conflict;
    case 'unauthorized':
      return ofProblems.unauthorized;
    case 'unsupported':
      return ofProblems.unsupported;
    case 'partial':
      return ofProblems.partial;
  }
}

/** What a program that asks in no language of ours is answered in. */
export function languageOf(request: Request, locale: string): Language {
  const asked = (request.headers.get('accept-language') ?? '').split(',').map((each) => each.split(';')[0] ?? '');
  for (const tag of [...asked, locale]) {
    const language = spoken(tag);
    if (language !== undefined) return language;
  }
  return 'fr';
}

/** Any error as a problem; one that nobody foresaw says nothing of itself. */
export async function problemOf(error: unknown, language: Language): Promise<ProblemSaid> {
  const said = await sentencesOf(language);
  const tell = (issue: Issue): string => said.problems.issues[issue.code]?.(issue.values ?? {}) ?? said.problems.unknownIssue;
  const trouble = error instanceof NotReadable ? error.trouble : undefined;
  const meant = trouble === undefined ? error : OF_THE_WIRE[trouble].error();
  const words_ = trouble === undefined ? undefined : said.http[trouble];
  const titled = (
    kind: ProblemSaid['kind'],
    status: number,
    { what, why, todo }: Problem,
  ): Pick<ProblemSaid, 'type' | 'title' | 'status' | 'detail' | 'kind'> => ({
    type: `urn:guichet:problem:${kind}`,
    title: what,
    status,
    detail: `${why} ${todo}`.trim(),
    kind,
  });
  if (trouble !== undefined && words_ !== undefined && meant === undefined)
    return { ...titled('not-found', OF_THE_WIRE[trouble].status, words_), code: 'not-found' };
  if (!(meant instanceof BackendError)) return { ...titled('internal', 500, said.http.internal), code: 'internal' };
  const foreseen = meant as Foreseen;
  const status = trouble === undefined ? STATUS[foreseen.kind] : OF_THE_WIRE[trouble].status;
  return { ...titled(foreseen.kind, status, words_ ?? sentenceOf(foreseen, said)), ...carried(foreseen, tell) };
}

/** A problem as an answer. */
export function problemResponse(problem: ProblemSaid, headers: Readonly<Record<string, string>> = {}): Response {
  const more: Record<string, string> = { ...headers };
  if (problem.status === 503) more['retry-after'] = String(Math.ceil((problem.retryAfter ?? 1000) / 1000));
  if (problem.status === 401) more['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...more, 'content-type': PROBLEM_TYPE },
  });
}
