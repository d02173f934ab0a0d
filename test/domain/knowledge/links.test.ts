import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { articleAddress, articleInHash, articlesLinked, markdownLink } from '../../../src/domain/knowledge/links.ts';
import { readAlike } from '../../../src/domain/knowledge/read-alike.ts';
import type { ArticleScope } from '../../../src/domain/knowledge/article.ts';
import { completed } from '../../../src/domain/desk-defaults.ts';

const ONE = '0b5a6f3e-1c2d-4e5f-8a9b-0c1d2e3f4a5b';
const OTHER = '1b5a6f3e-1c2d-4e5f-8a9b-0c1d2e3f4a5b';

describe('links to articles', () => {
  it('have the address of a page that has their desk, whatever it named before', () => {
    assert.equal(
      articleAddress('https://ecole.example/cours?id=3#TRK2_9', ONE),
      `https://ecole.example/cours?id=3#article-${ONE}`,
    );
    assert.equal(articleInHash(`#article-${ONE.toUpperCase()}`), ONE);
    for (const hash of ['', '#', '#TRK2_9', '#article-', `#article-${ONE}x`, `#x-article-${ONE}`, '#article-12'])
      assert.equal(articleInHash(hash), null, hash);
  });

  it('are found in a text, each once, however they were written', () => {
    const text = `Voir [ici](https://a.example/#article-${ONE}), https://b.example/#article-${ONE} et <https://a.example#article-${OTHER}>.`;
    assert.deepEqual(articlesLinked(text), [ONE, OTHER]);
    assert.deepEqual(articlesLinked('Voir #article-12, et TRK2_9.'), []);
  });

  it('keep the signs of their words as words', () => {
    assert.equal(
      markdownLink('Wifi [eduroam] \\ maison', 'https://a.example'),
      '[Wifi \\[eduroam\\] \\\\ maison](https://a.example)',
    );
  });

  const desk = completed({
    id: 'ecole',
    name: 'École',
    services: [
      { id: 'moodle', label: 'Moodle', categories: [{ id: 'acces', label: 'Accès' }] },
      { id: 'sante', label: 'Santé', categories: [{ id: 'suivi', label: 'Suivi', confidential: true, members: ['nurse'] }] },
    ],
  });
  const place = { service: 'moodle', category: 'acces' };
  const article = (scope: ArticleScope, service?: string, category?: string, state: 'published' | 'draft' = 'published') => ({
    state,
    scope,
    places: service === undefined ? [] : [{ service, ...(category === undefined ? {} : { category }) }],
  });

  it('lead requesters only to what is offered to everyone', () => {
    for (const scope of ['public', 'requester'] as const) {
      const written = { scope, place };
      assert.ok(readAlike(article('everyone'), written, desk));
      assert.ok(readAlike(article('signed-in', 'moodle'), written, desk));
      assert.ok(!readAlike(article('service', 'moodle'), written, desk));
      assert.ok(!readAlike(article('staff'), written, desk));
      assert.ok(!readAlike(article('everyone', undefined, undefined, 'draft'), written, desk));
      assert.ok(!readAlike(article('everyone', 'sante', 'suivi'), written, desk));
    }
  });

  it('lead somebody without an account only to what is for everyone', () => {
    const written = (scope: 'public' | 'requester' | 'staff') => ({ scope, place, guests: true });
    for (const scope of ['public', 'requester'] as const) {
      assert.ok(readAlike(article('everyone'), written(scope), desk));
      assert.ok(!readAlike(article('signed-in'), written(scope), desk));
      assert.ok(!readAlike(article('signed-in', 'moodle'), written(scope), desk));
    }
    assert.ok(readAlike(article('signed-in'), written('staff'), desk), 'they read no note');
  });

  it('lead staff to what the staff of that place read', () => {
    const written = { scope: 'staff', place } as const;
    for (const each of [article('everyone'), article('staff'), article('service'), article('service', 'moodle')])
      assert.ok(readAlike(each, written, desk), JSON.stringify(each));
    for (const each of [
      article('service', 'sante'),
      article('staff', 'sante', 'suivi'),
      article('staff', undefined, undefined, 'draft'),
    ])
      assert.ok(!readAlike(each, written, desk), JSON.stringify(each));
  });
});
