/** Who may do what with an article (domain §4, §8), as a table; and that its history makes it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Article, ArticleContent, KnowledgeCommand } from '../../../src/domain/knowledge/article.ts';
import { decideArticle, evolveArticle, isArticleRefusal } from '../../../src/domain/knowledge/decide.ts';
import type { ArticleEvent } from '../../../src/domain/knowledge/decide.ts';
import { isOffered, knowledgeRight, mayWriteSomewhere, readsArticle } from '../../../src/domain/knowledge/rights.ts';
import { withMode } from '../../../src/domain/modes.ts';
import { PROFILES } from '../../../src/domain/people.ts';
import { Desk } from '../../../src/domain/schemas/desk.ts';
import { ArticleContent as ArticleContentSchema } from '../../../src/domain/schemas/knowledge.ts';
import { Person } from '../../../src/domain/schemas/people.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const DESK = Desk.parse(
  withMode({
    id: 'help',
    name: 'Assistance',
    mode: 'support',
    services: [
      {
        id: 'moodle',
        label: 'Moodle',
        managers: [
          { person: 'mia' },
          { person: 'max', privileges: ['take-free'] },
          { person: 'meg', privileges: ['manage-knowledge'] },
        ],
        categories: [
          { id: 'cours', label: 'Cours' },
          { id: 'sante', label: 'Santé', confidential: true, members: ['nina'] },
        ],
      },
      { id: 'video', label: 'Vidéo', categories: [{ id: 'direct', label: 'Direct' }] },
    ],
  }),
);

const person = (id: string, more: object = {}): Person => Person.parse({ id, name: id, ...more });

const CONTENT: ArticleContent = {
  kind: 'article',
  title: { fr: 'Titre' },
  text: { fr: 'Texte' },
  scope: 'signed-in',
  places: [],
  problem: null,
};

const article = (more: Partial<Article> = {}): Article => ({
  ...CONTENT,
  id: 'a',
  desk: 'help',
  state: 'published',
  author: 'x',
  version: 3,
  createdAt: NOW,
  changedAt: NOW,
  changedBy: 'x',
  ...more,
});

const MOODLE = [{ service: 'moodle' }];
const VIDEO = [{ service: 'video' }];
const SECRET = [{ service: 'moodle', category: 'sante' }];

/** Who · for the desk · for Moodle · for the video · for both · for the confidential place. */
const RIGHTS: readonly (readonly [string, Person, string])[] = [
  ['requester', person('lea'), 'none none none none none'],
  ['technician', person('tom', { profile: 'technician' }), 'write write write write none'],
  ['technician of one service', person('ted', { profile: 'technician', serves: ['video'] }), 'write none write none none'],
  ['moderator', person('mod', { profile: 'moderator' }), 'publish publish publish publish none'],
  ['manager', person('mia'), 'write publish none none none'],
  ['manager without the switch', person('max'), 'none none none none none'],
  ['technician, and manager without the switch', person('max', { profile: 'technician' }), 'write write write write none'],
  ['manager with the switch', person('meg'), 'write publish none none none'],
  ['member of the confidential place', person('nina'), 'write write none none write'],
  ['functional admin', person('ada', { profile: 'functional-admin' }), 'publish publish publish publish none'],
  ['technical admin', person('ops', { profile: 'technical-admin' }), 'none none none none none'],
  ['suspended moderator', person('sus', { profile: 'moderator', suspended: true }), 'none none none none none'],
];

describe('who may write and publish', () => {
  for (const [name, who, expected] of RIGHTS)
    it(name, () => {
      const rights = [[], MOODLE, VIDEO, [...MOODLE, ...VIDEO], SECRET].map((places) => knowledgeRight(who, DESK, places));
      assert.equal(rights.join(' '), expected);
      assert.equal(
        mayWriteSomewhere(who, DESK),
        rights.some((right) => right !== 'none'),
      );
    });

  it('a form is told of articles for everybody only, and of none of a confidential place', () => {
    const offered = (more: Partial<Article>): boolean => isOffered(article(more), DESK);
    assert.deepEqual(
      [
        offered({}),
        offered({ scope: 'everyone' }),
        offered({ scope: 'staff' }),
        offered({ state: 'draft' }),
        offered({ places: SECRET }),
      ],
      [true, true, false, false, false],
    );
  });
});

/** right held · state · command → code or null. */
const DECISIONS: readonly (readonly [
  'none' | 'write' | 'publish',
  'new' | 'draft' | 'published',
  KnowledgeCommand['do'],
  string | null,
])[] = [
  ['none', 'new', 'write', 'not-allowed'],
  ['write', 'new', 'write', null],
  ['publish', 'new', 'write', null],
  ['publish', 'new', 'publish', 'not-found'],
  ['none', 'draft', 'write', 'not-found'],
  ['none', 'draft', 'publish', 'not-found'],
  ['write', 'draft', 'write', null],
  ['write', 'draft', 'publish', 'not-allowed'],
  ['write', 'draft', 'withdraw', 'nothing-to-do'],
  ['write', 'draft', 'discard', null],
  ['publish', 'draft', 'publish', null],
  ['none', 'published', 'write', 'not-allowed'],
  ['none', 'published', 'withdraw', 'not-allowed'],
  ['none', 'published', 'discard', 'not-allowed'],
  ['write', 'published', 'write', 'not-allowed'],
  ['write', 'published', 'withdraw', 'not-allowed'],
  ['publish', 'published', 'write', null],
  ['publish', 'published', 'publish', 'nothing-to-do'],
  ['publish', 'published', 'withdraw', null],
  ['publish', 'published', 'discard', 'not-in-this-state'],
];

const HOLDERS = {
  none: person('lea'),
  write: person('tom', { profile: 'technician' }),
  publish: person('mod', { profile: 'moderator' }),
};

function decided(command: KnowledgeCommand, kept: Article | undefined, who: Person = HOLDERS.publish): string | ArticleEvent {
  const decision = decideArticle(command, { person: who, desk: DESK, now: NOW, article: kept, knowsProblem: false });
  return isArticleRefusal(decision) ? decision.code : decision;
}

describe('what is decided of a command', () => {
  for (const [right, state, act, code] of DECISIONS)
    it(`${right}, ${state}: ${act} → ${code ?? 'done'}`, () => {
      const kept = state === 'new' ? undefined : article({ state });
      const content = { ...CONTENT, text: { fr: 'Autre' } };
      const command = { id: 'c', article: 'a', do: act, seen: kept?.version ?? 0, ...(act === 'write' ? { content } : {}) };
      const decision = decided(command as KnowledgeCommand, kept, HOLDERS[right]);
      assert.equal(typeof decision === 'string' ? decision : null, code);
    });

  it('nobody moves an article to a place that is not his, nor from one', () => {
    const ted = person('ted', { profile: 'technician', serves: ['video'] });
    const write = (places: ArticleContent['places'], kept: Article): string | ArticleEvent =>
      decided({ id: 'c', article: 'a', do: 'write', seen: 3, content: { ...CONTENT, places } }, kept, ted);
    assert.equal(typeof write(VIDEO, article({ state: 'draft' })), 'object');
    assert.equal(write(MOODLE, article({ state: 'draft', places: VIDEO })), 'not-allowed');
    assert.equal(write(VIDEO, article({ state: 'draft', places: MOODLE })), 'not-found');
  });

  it('a history makes the article, whatever was written', () => {
    const contents = fc.record({
      kind: fc.constantFrom('article' as const, 'known-problem' as const),
      title: fc.record({ fr: fc.constantFrom('Un', 'Deux') }, { requiredKeys: ['fr'] }),
      text: fc.record({ fr: fc.constantFrom('', 'Trois', 'Quatre'), en: fc.constantFrom('One') }, { requiredKeys: ['fr'] }),
      scope: fc.constantFrom('everyone' as const, 'staff' as const),
      places: fc.constantFrom([], MOODLE, VIDEO),
      problem: fc.constant(null),
    });
    const acts = fc.oneof(
      fc.record({ do: fc.constant('write' as const), content: contents }),
      fc.record({ do: fc.constantFrom('publish' as const, 'withdraw' as const) }),
    );
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 12 }), (commands) => {
        let kept: Article | undefined;
        const events: ArticleEvent[] = [];
        for (const each of commands) {
          const command = { ...each, id: 'c', article: 'a', seen: kept?.version ?? 0 } as KnowledgeCommand;
          const decision = decided(command, kept);
          if (typeof decision === 'string') continue;
          events.push(decision);
          kept = evolveArticle(kept ?? null, decision) ?? undefined;
        }
        const replayed = events.reduce<Article | null>(evolveArticle, null);
        assert.deepEqual(replayed ?? undefined, kept);
        if (kept === undefined) return;
        const { kind, title, text, scope, places, problem } = kept;
        assert.ok(ArticleContentSchema.safeParse({ kind, title, text, scope, places, problem }).success);
        assert.equal(kept.version, events.length);
        assert.ok(kept.state === 'draft' || kept.text.fr !== '', 'what is published says something');
        // Taking the last change back gives what was there before.
        const last = events.at(-1);
        if (last !== undefined && events.length > 1) {
          const before = events.slice(0, -1).reduce<Article | null>(evolveArticle, null);
          for (const [column, value] of Object.entries(last.was)) assert.deepEqual(before?.[column as keyof Article], value);
        }
      }),
    );
  });

  it('readers: a draft is its writers’, what is published is theirs whom it is for', () => {
    const who = {
      requester: person('lea'),
      guest: person('guest:lea', { guest: true }),
      elsewhere: person('ted', { profile: 'technician', serves: ['video'] }),
      staff: HOLDERS.write,
    };
    const readers = (more: Partial<Article>): string[] =>
      Object.entries(who).flatMap(([name, each]) => (readsArticle(each, article(more), DESK) ? [name] : []));
    assert.deepEqual(readers({}), ['requester', 'elsewhere', 'staff']);
    assert.deepEqual(readers({ scope: 'everyone' }), ['requester', 'guest', 'elsewhere', 'staff']);
    assert.deepEqual(readers({ scope: 'staff' }), ['elsewhere', 'staff']);
    assert.deepEqual(readers({ scope: 'service', places: MOODLE }), ['staff']);
    assert.deepEqual(readers({ state: 'draft', places: MOODLE }), ['staff']);
    assert.deepEqual(readers({ places: SECRET }), []);
    assert.deepEqual(readers({ desk: 'other' }), []);
    assert.ok(PROFILES.every((profile) => readsArticle(person('p', { profile }), article(), DESK)));
  });
});
