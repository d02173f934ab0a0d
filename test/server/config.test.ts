/** The configuration: where each value comes from, and what is said of those that will not do. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { KEYS } from '../../src/server/config-keys.ts';
import { ConfigError, readConfig, type Sources } from '../../src/server/config.ts';
import { CONFIG_WORDS, languageOf, sayConfigError, sayIgnored } from '../../src/server/saying.ts';

const SECRET = 'a-secret-that-nobody-may-read-0123456789';
const MOODLE = {
  code: 'moodle',
  iss: 'https://moodle.example',
  algorithms: ['RS256'],
  keys: { url: 'https://moodle.example/jwks' },
};

describe('the configuration', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-config-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const read = (sources: Partial<Sources> = {}) => readConfig({ environment: {}, folder, ...sources });
  const problemsOf = (sources: Partial<Sources>) => {
    try {
      read(sources);
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      return error;
    }
    return assert.fail('nothing was wrong');
  };

  it('needs nothing to be said', () => {
    const { config, file, ignored } = read();
    assert.equal(config.port, 8080);
    assert.equal(config.folder, join(folder, 'guichet-data'));
    assert.deepEqual(config.desks, [{ code: 'assistance' }]);
    assert.equal(file, undefined);
    assert.deepEqual(ignored, []);
  });

  it('takes the file, above it the environment, above it the options', () => {
    const file = write('three.json', { port: 1, host: '10.0.0.1', limits: { person: 5, desk: 6 }, log: 'error' });
    const { config } = read({
      file,
      environment: { GUICHET_PORT: '2', GUICHET_LIMITS_PERSON: '7', GUICHET_LOG: '' },
      options: { port: '3' },
    });
    assert.equal(config.port, 3);
    assert.equal(config.host, '10.0.0.1');
    assert.deepEqual(config.limits, { address: 300, person: 7, desk: 6, guests: 20 });
    assert.equal(config.log, 'error', 'an empty variable says nothing');
  });

  it('finds the usual file, and starts its paths from it', () => {
    const path = write('guichet.config.json', { folder: 'data', desks: [{ code: 'support', settings: './support.json' }] });
    const { config, file } = read();
    rmSync(path);
    assert.equal(file, path);
    assert.equal(config.folder, join(folder, 'data'));
    assert.equal(config.desks[0]?.settings, join(folder, 'support.json'));
  });

  it('reads lists with commas, objects as JSON, and secrets from a file', () => {
    const { config } = read({
      environment: {
        GUICHET_ORIGINS: 'https://a.example, https://b.example:8443',
        GUICHET_ISSUERS: JSON.stringify([MOODLE]),
        GUICHET_DATABASE_FILE: write('database', `postgres://guichet:${SECRET}@localhost/guichet\n`),
      },
    });
    assert.deepEqual(config.origins, ['https://a.example', 'https://b.example:8443']);
    assert.equal(config.issuers[0]?.people.name, 'name');
    assert.equal(config.database, `postgres://guichet:${SECRET}@localhost/guichet`);
  });

  it('says all that is wrong at once, each with its key, its place and what to write', () => {
    const file = write('wrong.json', { port: 'high', adress: 'x', limits: { person: 0 }, origins: ['https://a.example/'] });
    const error = problemsOf({ file, environment: { GUICHET_ISSUERS: '[', GUICHET_LOG: 'loud' } });
    assert.deepEqual(
      error.problems.map(({ key, code, source }) => [key, code, source.kind]).sort(),
      [
        ['adress', 'unknown-key', 'file'],
        ['issuers', 'not-json', 'environment'],
        ['limits.person', 'out-of-range', 'file'],
        ['log', 'not-a-level', 'environment'],
        ['origins.0', 'not-an-origin', 'file'],
        ['port', 'not-a-number', 'file'],
      ].sort(),
    );
    const said = sayConfigError(error, 'en');
    assert.match(said, /^The configuration cannot be used: 6 things to put right\.$/mu);
    assert.match(said, /^ {2}log \(in the variable GUICHET_LOG\) — The levels are .* For example: info$/mu);
    assert.match(sayConfigError(error, 'fr'), /^ {2}port \(dans .*wrong\.json\) — Un nombre entier est attendu\. Par exemple/mu);
  });

  const issuers: readonly (readonly [what: string, issuer: object, key: string, code: string])[] = [
    ['no algorithm', { ...MOODLE, algorithms: [] }, 'issuers.0.algorithms', 'required'],
    ['none for an algorithm', { ...MOODLE, algorithms: ['none'] }, 'issuers.0.algorithms.0', 'not-an-algorithm'],
    ['a shared algorithm with public keys', { ...MOODLE, algorithms: ['HS256'] }, 'issuers.0.algorithms', 'algorithms-and-keys'],
    ['both families', { ...MOODLE, algorithms: ['RS256', 'HS256'] }, 'issuers.0.algorithms', 'algorithms-and-keys'],
    [
      'a paired algorithm with a secret',
      { ...MOODLE, keys: { secrets: [SECRET] } },
      'issuers.0.algorithms',
      'algorithms-and-keys',
    ],
    ['no key', { ...MOODLE, keys: {} }, 'issuers.0.keys', 'one-kind-of-keys'],
    ['keys in two places', { ...MOODLE, keys: { ...MOODLE.keys, file: 'x' } }, 'issuers.0.keys', 'one-kind-of-keys'],
    [
      'keys that anybody on the way can change',
      { ...MOODLE, keys: { url: 'http://moodle.example/' } },
      'issuers.0.keys.url',
      'unsafe-address',
    ],
    [
      'a short secret',
      { ...MOODLE, algorithms: ['HS256'], keys: { secrets: [SECRET.slice(0, 31)] } },
      'issuers.0.keys.secrets.0',
      'secret-too-short',
    ],
    [
      'three secrets',
      { ...MOODLE, algorithms: ['HS256'], keys: { secrets: [SECRET, SECRET, SECRET] } },
      'issuers.0.keys.secrets',
      'too-many',
    ],
    ['the code of the server itself', { ...MOODLE, code: 'own' }, 'issuers.0.code', 'reserved'],
    [
      'a profile that there is not',
      { ...MOODLE, people: { profiles: [{ claim: 'roles', is: 'x', profile: 'boss' }] } },
      'issuers.0.people.profiles.0.profile',
      'not-a-profile',
    ],
  ];
  for (const [what, issuer, key, code] of issuers)
    it(`refuses an issuer with ${what}`, () => {
      const error = problemsOf({ environment: { GUICHET_ISSUERS: JSON.stringify([issuer]) } });
      assert.ok(
        error.problems.some((problem) => problem.key === key && problem.code === code),
        JSON.stringify(error.problems),
      );
    });

  it('refuses two issuers that could be taken for each other', () => {
    const error = problemsOf({ environment: { GUICHET_ISSUERS: JSON.stringify([MOODLE, MOODLE]) } });
    assert.deepEqual(error.problems.map(({ code }) => code).sort(), ['same-code-twice', 'same-issuer-twice']);
  });

  it('refuses a way of signing in that cannot work, or not safely', () => {
    const oidc = { code: 'insa', issuer: 'https://id.example', clientId: 'guichet', secret: SECRET };
    const cas = { code: 'cas', url: 'https://cas.example/cas' };
    for (const [what, environment, key, code] of [
      [
        'an address that anybody on the way can answer',
        { oidc: [{ ...oidc, issuer: 'http://id.example' }] },
        'oidc.0.issuer',
        'unsafe-address',
      ],
      ['scopes without openid', { oidc: [{ ...oidc, scopes: ['email'] }] }, 'oidc.0.scopes', 'openid-is-missing'],
      ['two secrets', { oidc: [{ ...oidc, secretFile: 'x' }] }, 'oidc.0.secret', 'one-kind-of-secret'],
      ['the code of the server itself', { cas: [{ ...cas, code: 'own' }] }, 'cas.0.code', 'reserved'],
      ['one code for two', { oidc: [oidc], cas: [{ ...cas, code: 'insa' }] }, 'issuers', 'same-code-twice'],
      [
        'a CAS server that anybody can answer for',
        { cas: [{ ...cas, url: 'http://cas.example' }] },
        'cas.0.url',
        'unsafe-address',
      ],
    ] as const) {
      const file = write('ways.json', environment);
      const error = problemsOf({ file });
      assert.deepEqual(
        error.problems.map((problem) => [problem.key, problem.code]),
        [[key, code]],
        what,
      );
      assert.ok(!sayConfigError(error, 'en').includes(SECRET), what);
    }
    const { config } = read({
      file: write('ways.json', { oidc: [{ ...oidc, secret: undefined, secretFile: 'secret' }], cas: [cas] }),
    });
    assert.deepEqual(
      [config.oidc[0]?.secretFile, config.oidc[0]?.scopes],
      [join(folder, 'secret'), ['openid', 'profile', 'email']],
    );
    assert.equal(config.cas[0]?.people.mail, 'mail');
  });

  it('never prints a secret, wherever it stands and whatever is wrong with it', () => {
    const half = SECRET.slice(0, 20);
    const wrong = [
      { GUICHET_DATABASE: `mysql://root:${half}@localhost/x` },
      { GUICHET_ISSUERS: `[{"code": "x", "keys": {"secrets": ["${half}"]}` },
      { GUICHET_ISSUERS: JSON.stringify([{ ...MOODLE, algorithms: ['HS256'], keys: { secrets: [half] } }]) },
      { GUICHET_ISSUERS: JSON.stringify([{ ...MOODLE, [half]: half }]).replace(half, 'secrets') },
      { GUICHET_METRICS_SECRET: half.slice(0, 15) },
    ];
    for (const environment of wrong) {
      const error = problemsOf({ environment });
      for (const language of ['fr', 'en'] as const)
        assert.ok(!`${sayConfigError(error, language)}${error.message}`.includes(half.slice(0, 15)), JSON.stringify(environment));
    }
    const broken = problemsOf({ file: write('broken.json', `{"metricsSecret": "${SECRET}",}`) });
    assert.ok(!`${sayConfigError(broken, 'en')}${broken.message}`.includes(SECRET));
  });

  it('says which file cannot be read, and which is not JSON', () => {
    assert.deepEqual(
      problemsOf({ file: join(folder, 'nowhere.json') }).problems.map(({ key, code }) => [key, code]),
      [['config', 'no-file']],
    );
    assert.deepEqual(
      problemsOf({ environment: { GUICHET_DATABASE_FILE: join(folder, 'nowhere') } }).problems.map(({ code }) => code),
      ['no-file'],
    );
  });

  it('tells of a variable that has no effect, and of the one that was meant', () => {
    const found = read({ environment: { GUICHET_PROT: '1', GUICHET_CORPORA: '/x', GUICHET_WEATHER: 'rain', PATH: '/bin' } });
    assert.deepEqual(found.ignored, [
      { name: 'GUICHET_PROT', near: 'GUICHET_PORT' },
      { name: 'GUICHET_WEATHER', near: null },
    ]);
    assert.match(sayIgnored(found, 'fr').join('\n'), /Vouliez-vous dire GUICHET_PORT/u);
  });

  it('takes nothing from names that objects have by themselves', () => {
    const error = problemsOf({ file: write('proto.json', '{"__proto__": {"port": 1}, "constructor": 2}') });
    assert.deepEqual(error.problems.map(({ key, code }) => [key, code]).sort(), [
      ['__proto__', 'unknown-key'],
      ['constructor', 'unknown-key'],
    ]);
  });
});

describe('what is said of the configuration', () => {
  it('has a sentence for each key, and no other, in both languages', () => {
    for (const words of Object.values(CONFIG_WORDS))
      assert.deepEqual(
        Object.keys(words.keys),
        KEYS.map(({ path }) => path),
      );
  });

  it('is in the language of the terminal', () => {
    assert.equal(languageOf({ LANG: 'en_GB.UTF-8' }), 'en');
    assert.equal(languageOf({ LANG: 'en_GB.UTF-8', LC_ALL: 'fr_FR' }), 'fr');
    assert.equal(languageOf({ LANG: 'C.UTF-8' }), 'fr');
    assert.equal(languageOf({}), 'fr');
  });
});
