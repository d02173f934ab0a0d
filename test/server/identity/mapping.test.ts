/** What a token says of somebody, as each platform says it, and what a desk then knows. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PersonInput } from '../../../src/domain/people.ts';
import { Person } from '../../../src/domain/schemas/people.ts';
import { Mapping } from '../../../src/server/config-schema.ts';
import { hasConfirmedMail } from '../../../src/domain/claiming.ts';
import { personIn } from '../../../src/server/identity/mapping.ts';
import { TokenRefused } from '../../../src/server/identity/refusing.ts';

const mapped = (claims: object, mapping: object = {}) => personIn({ sub: '42', ...claims }, Mapping.parse(mapping), 'moodle:');

/** A launch of a Moodle external tool, in part. */
const LAUNCH = {
  given_name: 'Léa',
  family_name: 'Moreau',
  email: 'lea@insa.example',
  'https://purl.imsglobal.org/spec/lti/claim/roles': ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  'https://purl.imsglobal.org/spec/lti/claim/context': { id: '7', label: 'ALGO2', title: 'Algorithmique et programmation 2' },
  'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': { locale: 'fr' },
};
const CONTEXT = 'https://purl.imsglobal.org/spec/lti/claim/context';

const TABLE: readonly (readonly [what: string, claims: object, mapping: object, expected: Partial<PersonInput>])[] = [
  [
    'the names of OpenID Connect, without a word of configuration',
    { name: 'Léa Moreau', email: 'lea@insa.example', locale: 'fr-FR', zoneinfo: 'Europe/Paris' },
    {},
    { name: 'Léa Moreau', mail: 'lea@insa.example', language: 'fr-FR', zone: 'Europe/Paris' },
  ],
  ['a name in two parts', LAUNCH, {}, { name: 'Léa Moreau' }],
  ['no name: the identity, never the mail', { email: 'lea@insa.example' }, {}, { name: '42' }],
  [
    'a number and a boolean as text',
    { dept: 12, staff: true },
    { school: 'dept', affiliation: 'staff' },
    { school: '12', affiliation: 'true' },
  ],
  ['a path', { ctx: { course: 'ALGO2' } }, { course: 'ctx.course' }, { claims: { course: 'ALGO2' } }],
  [
    'steps, where names hold dots',
    LAUNCH,
    { course: [CONTEXT, 'title'], language: ['https://purl.imsglobal.org/spec/lti/claim/launch_presentation', 'locale'] },
    { claims: { course: 'Algorithmique et programmation 2' }, language: 'fr' },
  ],
  ['a whole name that holds dots, before a path', { 'a.b': 'whole', a: { b: 'path' } }, { school: 'a.b' }, { school: 'whole' }],
  ['one course taught, as a list', { teaches: 'ALGO2' }, {}, { claims: { teaches: ['ALGO2'] } }],
  ['several courses taught', { teaches: ['ALGO2', 'BDD1'] }, {}, { claims: { teaches: ['ALGO2', 'BDD1'] } }],
  ['groups', { groups: ['ASI3-A', 3, null, {}, ''] }, {}, { groups: ['ASI3-A', '3'] }],
  ['an empty list of groups: none', { groups: [] }, {}, { groups: [] }],
  ['no word of groups: what the desk knows stays', {}, {}, { groups: undefined }],
  [
    'further claims, for availability',
    { grade: 12.5, tags: ['a', 'b'] },
    { claims: { grade: 'grade', tags: 'tags' } },
    { claims: { grade: '12.5', tags: ['a', 'b'] } },
  ],
  [
    'nothing from names that objects have by themselves',
    {},
    { school: 'constructor.name', affiliation: '__proto__' },
    { school: undefined, affiliation: undefined },
  ],
  ['no rule of profiles: the desk decides', { roles: ['teacher'] }, {}, { profile: undefined }],
  [
    'a rule that is not met: the least profile',
    { roles: ['student'] },
    { profiles: [{ claim: 'roles', is: 'teacher', profile: 'technician' }] },
    { profile: 'requester' },
  ],
  [
    'a rule that is nearly met',
    { roles: ['teacher2', 'Teacher'] },
    { profiles: [{ claim: 'roles', is: 'teacher', profile: 'technician' }] },
    { profile: 'requester' },
  ],
  [
    'the highest of the rules that are met, in its services',
    { roles: ['teacher', 'manager'], staff: 'yes' },
    {
      profiles: [
        { claim: 'roles', is: 'manager', profile: 'moderator', serves: ['moodle'] },
        { claim: 'staff', is: 'yes', profile: 'moderator', serves: ['portal', 'moodle'] },
        { claim: 'roles', is: 'teacher', profile: 'technician' },
      ],
    },
    { profile: 'moderator', serves: ['moodle', 'portal'] },
  ],
  [
    'a rule for all services is not narrowed by another',
    { roles: ['a', 'b'] },
    {
      profiles: [
        { claim: 'roles', is: 'a', profile: 'moderator' },
        { claim: 'roles', is: 'b', profile: 'moderator', serves: ['moodle'] },
      ],
    },
    { profile: 'moderator', serves: undefined },
  ],
];

describe('a person of a token', () => {
  for (const [what, claims, mapping, expected] of TABLE)
    it(`has ${what}`, () => {
      const person = mapped(claims, mapping);
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, person[key as keyof PersonInput]])), expected);
    });

  const CONFIRMED: readonly [what: string, claims: object, mapping: object, is: boolean][] = [
    ['email_verified', { email_verified: true }, {}, true],
    ['email_verified as a text', { email_verified: 'true' }, {}, false],
    [
      'email_verified, of another claim than the one that is taken',
      { email_verified: true, mail: 'x@y.z' },
      { mail: 'mail' },
      false,
    ],
    ['email_verified that is inherited', JSON.parse('{"__proto__":{"email_verified":true}}') as object, {}, false],
    ['nothing', {}, {}, false],
    ['the word of the configuration', {}, { mailsVerified: true }, true],
    ['a claim of the name that is the server’s own', { guichet_mail: 'confirmed' }, {}, false],
    ['such a claim that is mapped', { x: 'confirmed' }, { claims: { guichet_mail: 'x' } }, false],
  ];
  for (const [what, claims, mapping, is] of CONFIRMED)
    it(`has a confirmed mail address by ${what}: ${is ? 'yes' : 'no'}`, () => {
      const read = Mapping.safeParse(mapping);
      // A name that no claim may have is refused with the configuration.
      const person = read.success ? mapped({ email: 'lea@insa.example', ...claims }, mapping) : undefined;
      assert.equal(person !== undefined && hasConfirmedMail(person), is);
    });

  it('is (issuer, sub): not the mail, not the name, and no issuer makes another’s', () => {
    const [one, other] = [
      mapped({ email: 'lea@insa.example', name: 'Léa' }),
      mapped({ sub: '43', email: 'lea@insa.example', name: 'Léa' }),
    ];
    assert.notEqual(one.id, other.id);
    assert.equal(personIn({ sub: 'b:c' }, Mapping.parse({}), 'a:').id, 'a:b:c');
  });

  it('whatever a token says, is somebody whom a desk takes, or a refusal that names a claim', () => {
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('name', 'email', 'groups', 'locale', 'teaches', 'course', 'school'), fc.jsonValue()),
        (claims) => {
          try {
            assert.ok(Person.safeParse(mapped(claims)).success);
            taken += 1;
          } catch (error) {
            assert.ok(error instanceof TokenRefused && error.code === 'claim' && error.about !== undefined, String(error));
            refused += 1;
          }
        },
      ),
    );
    assert.ok(taken > 0, `${taken} taken, ${refused} refused`);
    assert.throws(() => mapped({ name: 'x'.repeat(300) }), TokenRefused);
  });
});
