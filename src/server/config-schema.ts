/**
 * What a server is set to: one schema, read from a file, the environment and the command line (`config.ts`), and written as the
 * table of docs/server.md. The codes of its errors are sentences in `locales/fr/server.ts`.
 */
import * as z from 'zod/mini';
import { PROFILES } from '../domain/people.ts';
import { Code } from '../domain/schemas/values.ts';
import { LANGUAGES } from '../locales/index.ts';

/** What is known of a key besides its schema. */
export interface About {
  /** How a right value looks, shown beside a wrong one. */
  readonly example: string;
  /** Never printed, and may be read from a file that the variable with `_FILE` at its end names. */
  readonly secret?: true;
}

/** What the table of keys says besides the schema. */
export const about = z.registry<About>();

/** Bytes of the shortest secret that may sign by some algorithms: as many as their longest digest (RFC 7518 §3.2), 32 at least. */
export function leastBytes(algorithms: readonly string[]): number {
  return Math.max(32, ...algorithms.map((each) => Number(/^HS(\d+)$/u.exec(each)?.[1] ?? 0) / 8));
}

/** Longest life of a token, in seconds. */
export const LONGEST_LIFE = 600;

/** Signatures by a shared secret, and by a pair of keys (RFC 7518 §3.1, RFC 9864). */
export const SHARED = ['HS256', 'HS384', 'HS512'] as const;
export const PAIRED = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'] as const),
] as const;

/** The issuer of what the server itself signs: no host page may take its code. */
export const OWN = 'own';

const isShared = (algorithm: string): boolean => SHARED.some((each) => each === algorithm);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An address whose answers nobody on the way can change: HTTPS, or this same machine. */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/u.test(url.protocol) && url.origin === text;
};

/** The bytes of a secret as it is written: those of its text. */
export const bytesOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

const Word = z.string({ error: 'not-a-text' }).check(z.minLength(1, { error: 'required' }), z.maxLength(512));
const Path = z.string({ error: 'not-a-text' }).check(z.minLength(1, { error: 'required' }), z.maxLength(4096));
const Whole = (least: number, most: number) =>
  z.int({ error: 'not-a-number' }).check(z.gte(least, { error: 'out-of-range' }), z.lte(most, { error: 'out-of-range' }));
const SafeAddress = z.string({ error: 'not-a-text' }).check(z.refine(isSafeAddress, { error: 'unsafe-address' }));
const Origin = z.string({ error: 'not-a-text' }).check(z.refine(isOrigin, { error: 'not-an-origin' }));
const SharedSecret = z
  .string({ error: 'not-a-text' })
  .check(z.refine((text) => bytesOf(text).length >= leastBytes([]), { error: 'secret-too-short' }));
/** A claim by its whole name, by a path with dots (`ctx.course`), or step by step where names hold dots. */
const Claim = z.union([Word, z.array(Word).check(z.minLength(1, { error: 'required' }))], { error: 'not-a-claim' });

/** Who gets which profile: those whose claim is, or holds, a text. The highest of several counts. */
const ProfileRule = z.strictObject({
  claim: Claim,
  is: Word,
  profile: z.enum(PROFILES, { error: 'not-a-profile' }),
  /** The services where it counts; absent: all. */
  serves: z.optional(z.array(Code)),
});

type Named = z.infer<typeof Claim>;

type Usual = Readonly<Record<'course' | 'teaches' | 'language', Named>> &
  Readonly<Partial<Record<'name' | 'mail' | 'school' | 'affiliation' | 'groups', Named>>>;

/** Where a token says what a desk wants to know of somebody. @param usual where it does unless said otherwise */
const mappingFrom = (usual: Usual) =>
  z.strictObject({
    name: z._default(Claim, usual.name ?? 'name'),
    mail: z._default(Claim, usual.mail ?? 'email'),
    /** Whether every mail address that it says is its person's for sure, as those that a school gives are. */
    mailsVerified: z._default(z.boolean({ error: 'not-a-boolean' }), false),
    school: z._default(Claim, usual.school ?? 'school'),
    affiliation: z._default(Claim, usual.affiliation ?? 'affiliation'),
    groups: z._default(Claim, usual.groups ?? 'groups'),
    language: z._default(Claim, usual.language),
    zone: z._default(Claim, 'zoneinfo'),
    course: z._default(Claim, usual.course),
    teaches: z._default(Claim, usual.teaches),
    /** Further claims that availability rules read, by the name that they have there. */
    claims: z._default(z.record(Code, Claim), {}),
    profiles: z._default(z.array(ProfileRule), []),
  });

/** A host page's tokens. */
export const Mapping = mappingFrom({ course: 'course', teaches: 'teaches', language: 'locale' });
export type Mapping = z.infer<typeof Mapping>;

/** Claims of an LTI launch (LTI Core 1.3 §5.3, §5.4). */
export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';

/** Where the server itself puts the course of whoever teaches it. */
export const LTI_TEACHES = 'guichet_teaches';

/** A learning platform's launches. */
const LaunchMapping = mappingFrom({
  course: [`${LTI}context`, 'title'],
  teaches: LTI_TEACHES,
  language: [`${LTI}launch_presentation`, 'locale'],
});

/** Where the keys of an issuer are: exactly one of these. */
const Keys = z
  .strictObject({
    /** Address of its JWKS. */
    url: z.optional(SafeAddress),
    /** A JWKS, or one public key in PEM. */
    file: z.optional(Path),
    /** Two are valid while they rotate. */
    secrets: z.optional(
      z.array(SharedSecret).check(z.minLength(1, { error: 'required' }), z.maxLength(2, { error: 'too-many' })),
    ),
    secretFiles: z.optional(z.array(Path).check(z.minLength(1, { error: 'required' }), z.maxLength(2, { error: 'too-many' }))),
  })
  .check(
    z.refine((keys) => Object.values(keys).filter((each) => each !== undefined).length === 1, { error: 'one-kind-of-keys' }),
  );

/** Who signs for the people of some host pages. */
export const Issuer = z
  .strictObject({
    /** Begins the identity of its people: `moodle:42`. Once people have come, changing it makes strangers of them. */
    code: Code.check(z.refine((code) => code !== OWN, { error: 'reserved' })),
    /** Its `iss`, to the letter. */
    iss: Word,
    /** The `aud` that its tokens must name; the server's own address unless said. */
    audience: z.optional(Word),
    algorithms: z
      .array(z.enum([...SHARED, ...PAIRED], { error: 'not-an-algorithm' }), { error: 'not-a-list' })
      .check(z.minLength(1, { error: 'required' })),
    keys: Keys,
    /** The desks that its people may open; absent: all. */
    desks: z.optional(z.array(Code)),
    people: z._default(Mapping, () => Mapping.parse({})),
  })
  .check(
    z.refine(
      ({ algorithms, keys }) => {
        const bySecret = keys.secrets !== undefined || keys.secretFiles !== undefined;
        // A public key taken for a secret would let anybody sign: an issuer has one kind, and its keys are of that kind.
        return algorithms.every((each) => isShared(each) === bySecret);
      },
      { error: 'algorithms-and-keys', path: ['algorithms'] },
    ),
    z.refine(({ algorithms, keys }) => (keys.secrets ?? []).every((each) => bytesOf(each).length >= leastBytes(algorithms)), {
      error: 'secret-too-short',
      path: ['keys', 'secrets'],
    }),
  );
export type Issuer = z.infer<typeof Issuer>;

/** A learning platform whose teachers add the desk as an external tool (LTI 1.3): what it says when the tool is registered there. */
export const Platform = z.strictObject({
  /** Begins the identity of its people, as an issuer's does. */
  code: Code.check(z.refine((code) => code !== OWN, { error: 'reserved' })),
  iss: Word,
  clientId: Word,
  deployments: z.array(Word, { error: 'not-a-list' }).check(z.minLength(1, { error: 'required' })),
  /** Where it says who is present. */
  authorize: SafeAddress,
  /** Its JWKS. */
  keys: SafeAddress,
  /** The desks that it may show; absent: all. The first is shown where a link names none. */
  desks: z.optional(z.array(Code).check(z.minLength(1, { error: 'required' }))),
  people: z._default(LaunchMapping, () => LaunchMapping.parse({})),
});
export type Platform = z.infer<typeof Platform>;

/** What both ways of signing in to the server's own pages say. */
const way = {
  /** Begins the identity of its people, as an issuer's does; also in the addresses of its pages. */
  code: Code.check(z.refine((code) => code !== OWN, { error: 'reserved' })),
  /** What people read on its button, where there are several ways. */
  title: z.optional(Word),
  /** The desks that its people may open; absent: all. The first is shown where a link names none. */
  desks: z.optional(z.array(Code).check(z.minLength(1, { error: 'required' }))),
};

/** An OpenID Connect provider whose people sign in to the server's own pages (OpenID Connect Core 1.0 §3.1, RFC 7636). */
export const Provider = z
  .strictObject({
    ...way,
    /** Its address, which its own document at `/.well-known/openid-configuration` says to the letter. */
    issuer: SafeAddress,
    clientId: Word,
    /** Absent, with `secretFile` too: a client that has none. */
    secret: z.optional(Word),
    secretFile: z.optional(Path),
    scopes: z._default(
      z
        .array(Word, { error: 'not-a-list' })
        .check(z.refine((scopes) => scopes.includes('openid'), { error: 'openid-is-missing' })),
      () => ['openid', 'profile', 'email'],
    ),
    people: z._default(Mapping, () => Mapping.parse({})),
  })
  .check(
    z.refine(({ secret, secretFile }) => secret === undefined || secretFile === undefined, {
      error: 'one-kind-of-secret',
      path: ['secret'],
    }),
  );
export type Provider = z.infer<typeof Provider>;

/** Attributes of a CAS answer, as universities release them (eduPerson, SUPANN). */
const CasMapping = mappingFrom({
  ...{ name: 'displayName', mail: 'mail', groups: 'memberOf', language: 'preferredLanguage' },
  ...{ school: 'supannEtablissement', affiliation: 'eduPersonPrimaryAffiliation', course: 'course', teaches: 'teaches' },
});

/** A CAS server whose people sign in to the server's own pages (CAS Protocol 3.0). */
export const CasServer = z.strictObject({
  ...way,
  /** What `/login` and `/p3/serviceValidate` follow. */
  url: SafeAddress,
  people: z._default(CasMapping, () => CasMapping.parse({})),
});
export type CasServer = z.infer<typeof CasServer>;

/** A desk that is there from the first start on. */
const ServedDesk = z.strictObject({
  code: Code,
  /** The document that sets it up, and again when its revision rises. */
  settings: z.optional(Path),
});

const Limits = z.strictObject({
  address: said(z._default(Whole(1, 1_000_000), 300), { example: '300' }),
  person: said(z._default(Whole(1, 1_000_000), 600), { example: '600' }),
  desk: said(z._default(Whole(1, 10_000_000), 12_000), { example: '12000' }),
  guests: said(z._default(Whole(1, 100_000), 20), { example: '20' }),
});

/** How mail is sent. */
const Smtp = z.strictObject({
  url: said(z.string({ error: 'not-a-text' }).check(z.regex(/^smtps?:\/\/\S+$/u, { error: 'not-an-smtp-server' })), {
    example: 'smtp://guichet:…@mail.school.example:587',
    secret: true,
  }),
  from: said(Word.check(z.regex(/^[^\p{Cc}]*\S+@\S+$/u, { error: 'not-a-sender' })), {
    example: 'Assistance <assistance@school.example>',
  }),
});

/** Where a clamd listens: `host:port`, or the path of its socket. */
const isListening = (text: string): boolean => /^\/\S+$|^(?:\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/iu.test(text);

/** What is done with files. */
const Files = z
  .strictObject({
    place: said(z.optional(z.enum(['folder', 'database', 'bucket'], { error: 'not-a-place' })), { example: 'folder' }),
    folder: said(z.optional(Path), { example: '/var/lib/guichet/files' }),
    bucket: said(z.optional(SafeAddress), { example: 'https://files.s3.eu-west-3.amazonaws.com' }),
    region: said(z._default(Word, 'us-east-1'), { example: 'eu-west-3' }),
    accessKey: said(z.optional(Word), { example: 'AKIA…' }),
    secretKey: said(z.optional(Word), { example: 'openssl rand -base64 40', secret: true }),
    quota: said(z._default(Whole(1, 10_000_000), 1000), { example: '1000' }),
    clamd: said(z.optional(z.string({ error: 'not-a-text' }).check(z.refine(isListening, { error: 'not-listening' }))), {
      example: '127.0.0.1:3310',
    }),
    unscanned: said(z._default(z.enum(['refuse', 'keep'], { error: 'not-a-policy' }), 'refuse'), { example: 'refuse' }),
  })
  .check(
    z.refine(
      ({ place, bucket, accessKey, secretKey }) =>
        place !== 'bucket' || [bucket, accessKey, secretKey].every((each) => each !== undefined),
      { error: 'bucket-lacks', path: ['place'] },
    ),
  );

/** Says of a key what its schema cannot. */
function said<Schema extends z.core.$ZodType>(schema: Schema, words: About): Schema {
  about.add(schema, words);
  return schema;
}

const areDifferent = (all: readonly string[]): boolean => new Set(all).size === all.length;

/** The whole configuration. */
export const Config = z
  .strictObject({
    host: said(z._default(Word, '127.0.0.1'), { example: '0.0.0.0' }),
    port: said(z._default(Whole(0, 65_535), 8080), { example: '8080' }),
    url: said(z.optional(SafeAddress), { example: 'https://tickets.school.example' }),
    folder: said(z._default(Path, './guichet-data'), { example: '/var/lib/guichet' }),
    erasures: said(z.optional(Path), { example: '/srv/apart/guichet-erasures.ndjson' }),
    database: said(
      z.optional(z.string({ error: 'not-a-text' }).check(z.regex(/^postgres(?:ql)?:\/\/\S+$/u, { error: 'not-a-database' }))),
      { example: 'postgres://guichet:…@localhost/guichet', secret: true },
    ),
    poolSize: said(z._default(Whole(1, 200), 10), { example: '10' }),
    language: said(z._default(z.enum(LANGUAGES, { error: 'not-a-language' }), 'fr'), { example: 'fr' }),
    desks: said(
      z._default(z.array(ServedDesk).check(z.minLength(1, { error: 'required' })), () => [{ code: 'assistance' }]),
      { example: '[{ "code": "support", "settings": "./support.json" }]' },
    ),
    origins: said(z._default(z.array(Origin), []), { example: 'https://moodle.school.example' }),
    ancestors: said(z.optional(z.array(Origin)), { example: 'https://moodle.school.example' }),
    proxies: said(z._default(Whole(0, 10), 0), { example: '1' }),
    issuers: said(z._default(z.array(Issuer).check(z.maxLength(20, { error: 'too-many' })), []), {
      example:
        '[{ "code": "moodle", "iss": "https://moodle.school.example", "algorithms": ["RS256"], "keys": { "url": "https://…" } }]',
      secret: true,
    }),
    platforms: said(z._default(z.array(Platform).check(z.maxLength(20, { error: 'too-many' })), []), {
      example:
        '[{ "code": "moodle", "iss": "https://moodle.school.example", "clientId": "…", "deployments": ["1"], "authorize": "https://…/mod/lti/auth.php", "keys": "https://…/mod/lti/certs.php" }]',
    }),
    oidc: said(z._default(z.array(Provider).check(z.maxLength(20, { error: 'too-many' })), []), {
      example:
        '[{ "code": "insa", "issuer": "https://id.school.example/realms/school", "clientId": "guichet", "secretFile": "…" }]',
      secret: true,
    }),
    cas: said(z._default(z.array(CasServer).check(z.maxLength(20, { error: 'too-many' })), []), {
      example: '[{ "code": "insa", "url": "https://cas.school.example/cas" }]',
    }),
    smtp: z.optional(Smtp),
    files: z._default(Files, () => Files.parse({})),
    limits: z._default(Limits, () => Limits.parse({})),
    metricsSecret: said(z.optional(z.string({ error: 'not-a-text' }).check(z.minLength(16, { error: 'secret-too-short' }))), {
      example: 'openssl rand -base64 24',
      secret: true,
    }),
    log: said(z._default(z.enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'not-a-level' }), 'info'), {
      example: 'info',
    }),
    drain: said(z._default(Whole(0, 600), 10), { example: '10' }),
  })
  .check(
    z.refine(
      ({ issuers, platforms, oidc, cas }) => areDifferent([...issuers, ...platforms, ...oidc, ...cas].map(({ code }) => code)),
      { error: 'same-code-twice', path: ['issuers'] },
    ),
    z.refine(({ issuers }) => areDifferent(issuers.map(({ iss }) => iss)), { error: 'same-issuer-twice', path: ['issuers'] }),
    z.refine(({ platforms }) => areDifferent(platforms.map(({ iss, clientId }) => JSON.stringify([iss, clientId]))), {
      error: 'same-issuer-twice',
      path: ['platforms'],
    }),
  );
export type Config = z.infer<typeof Config>;
