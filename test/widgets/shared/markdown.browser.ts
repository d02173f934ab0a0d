/** The one sanitiser: what acts, hides or loads is taken out; what people write stays readable. */
import { expect, fixture, html } from '@open-wc/testing';
import * as fc from 'fast-check';
import fr from '../../../src/locales/fr/shared.ts';
import { defineShared } from '../../../src/widgets/shared/define-shared.ts';
import type { GuichetMarkdown } from '../../../src/widgets/shared/markdown.ts';
import { plainly } from '../../../src/widgets/shared/plain-text.ts';
import { fragmentOf } from '../../../src/widgets/shared/sanitise.ts';
import { inside } from './inside.ts';
import { waitUntil } from '../waiting.ts';

defineShared();

const FIRED = 'guichetFired';

/** Each of these runs, or loads from elsewhere, where a page shows it raw. `fire` is a global that the tests watch. */
const VECTORS: readonly string[] = [
  '<script>fire()</script>',
  '<img src=x onerror="fire()">',
  '<svg onload="fire()"></svg>',
  '<svg><script>fire()</script></svg>',
  '<iframe srcdoc="<script>parent.fire()</script>"></iframe>',
  '<details open ontoggle="fire()"><summary>x</summary></details>',
  '<input autofocus onfocus="fire()">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=fire()&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=fire()>',
  '<a href="javascript:fire()" id="go">x</a>',
  '[x](javascript:fire())',
  '[x](  JaVaScRiPt:fire())',
  '[x](java\nscript:fire())',
  '[x](data:text/html,<script>fire()</script>)',
  '[x](vbscript:fire())',
  '![x](x" onerror="fire())',
  '![x](https://tracker.example/pixel.png)',
  '[x](https://a.example "t" onmouseover="fire()")',
  '<style>@import "https://tracker.example/x.css";</style>',
  '<link rel="stylesheet" href="https://tracker.example/x.css">',
  '<video src="https://tracker.example/v.mp4" autoplay></video>',
  '<p style="background:url(https://tracker.example/p.png)">x</p>',
  '<base href="https://evil.example/">',
  '<template shadowrootmode="open"><img src=x onerror=fire()></template>',
  '`<img src=x onerror=fire()>`',
  '# <img src=x onerror=fire()>',
  '| a |\n|---|\n| <img src=x onerror=fire()> |',
  '<https://a.example/" onmouseover="fire()>',
  '&lt;img src=x onerror=fire()&gt;',
  '[<img src=x onerror=fire()>](https://a.example)',
];

const show = (markdown: string): HTMLElement => {
  const place = document.createElement('div');
  document.body.append(place);
  place.append(fragmentOf(markdown, { words: fr.markdown, headingLevel: 4 }));
  return place;
};

describe('markdown', () => {
  let fired = 0;

  beforeEach(() => {
    fired = 0;
    Object.defineProperty(window, 'fire', { value: () => (fired += 1), configurable: true });
  });

  it('the raw control fires, so that the next test can fail', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = VECTORS[1] ?? '';
    await waitUntil(() => fired > 0, FIRED);
    place.remove();
  });

  for (const vector of VECTORS) {
    it(`nothing acts in ${vector.replaceAll('\n', ' ')}`, async () => {
      const place = show(vector);
      for (const element of place.querySelectorAll('*')) {
        expect(element.localName).to.match(
          /^(a|blockquote|br|code|del|em|h[4-6]|hr|li|ol|p|pre|strong|table|tbody|td|th|thead|tr|ul)$/u,
        );
        for (const { name } of element.attributes) expect(name).to.match(/^(href|rel|start|scope)$/u);
        const href = element.getAttribute('href');
        if (href !== null) expect(href).to.match(/^(https?:\/\/|mailto:)/u);
      }
      const drawn = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await drawn;
      expect(fired).to.equal(0);
      place.remove();
    });
  }

  it('keeps what people write: lists, code, quotes, tables, line breaks', () => {
    const place = show(
      'Bonjour\nLéa **bien** _sûr_ ~~non~~\n\n- un\n- deux\n\n3. trois\n\n> cité\n\n```\n<b>code</b>\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] fini',
    );
    expect(place.querySelector('p')?.innerHTML).to.equal('Bonjour<br>Léa <strong>bien</strong> <em>sûr</em> <del>non</del>');
    expect(place.querySelectorAll('ul:first-of-type > li')).to.have.length(2);
    expect(place.querySelector('ol')?.getAttribute('start')).to.equal('3');
    expect(place.querySelector('blockquote')?.textContent.trim()).to.equal('cité');
    expect(place.querySelector('pre code')?.textContent.trim()).to.equal('<b>code</b>');
    expect(place.querySelectorAll('th[scope="col"]')).to.have.length(2);
    expect(place.textContent).to.contain('☑ fait : fini');
    place.remove();
  });

  it('puts headings under the page’s own', () => {
    const place = show('# Un\n\n###### Six');
    expect([...place.querySelectorAll('h4, h5, h6')].map((each) => each.localName)).to.deep.equal(['h4', 'h6']);
    place.remove();
  });

  it('skips no level of the page’s outline, whatever level a text begins with', () => {
    const place = show('## Deux\n\n### Trois\n\n## Deux encore');
    expect([...place.querySelectorAll('h4, h5, h6')].map((each) => each.localName)).to.deep.equal(['h4', 'h5', 'h4']);
    place.remove();
  });

  const drawn = (fragment: DocumentFragment | undefined): string => {
    const place = document.createElement('div');
    if (fragment !== undefined) place.append(fragment);
    return place.innerHTML;
  };

  const read = (text: string): string => drawn(fragmentOf(text, { words: fr.markdown, headingLevel: 4 }));

  it('draws what most people write as the reader would, without it', () => {
    const texts = [
      'Bonjour,\nla page reste blanche (depuis 8 h 30) !\n\nMerci : c’est urgent ; Léa',
      'Un début  \n   une suite\n\n\n \nfin\n',
      'Un\r\ndeux\r\n\r\ntrois',
      '50 % - 3 + 2 = 49, « oui » 😀',
      'Depuis ce matin, **rien** ne _vient_ ; *vraiment* __rien__ (~~ou presque~~).',
      'La commande `git push --force | less` dit `<b>` **encore !**',
      'J’ai essayé :\n- de recharger **deux fois**\n- de `vider` le cache\n\nMerci',
      'Étapes :\n\n1. ouvrir\n2. cliquer\n3. attendre',
      'Voir https://cours.exemple.fr/mod/quiz/view.php?id=12, merci.\n- https://exemple.fr\n- HTTPS est coupé',
      'Fichier > Enregistrer > note_de_service.txt : erreur #12 | R & D, @lea',
    ];
    for (const text of texts) expect(drawn(plainly(text) ?? expect.fail(text)), text).to.equal(read(text));
  });

  it('leaves to the reader whatever leads somewhere, nests, or is doubtful', () => {
    const signs = ['**a', '*a**', '**a _b_**', '__a__b', '``a``', '```\na\n```', '# a', '> a', '+ a', '* a', '2. a', '2) a'];
    const blocks = [
      'a\n===',
      'a\n---',
      '    a',
      '\ta',
      'a\n:-',
      '- a\n  b',
      '- a\nb',
      '- a\n\n- b',
      '- a\n\n  b',
      '- - a',
      '- [x] a',
    ];
    const links = ['[a](b)', '<b>', '&amp;', '\\*', 'WWW.a.example', 'lea@a.example', '| a |'];
    const addresses = [
      'ftp://a.example',
      'https://a',
      'https://127.0.0.1/x',
      'https://a.example:8443/',
      'https://a.example/~lea',
      'https://lea@a.example',
      'https://a.example/x#y',
      'https://a.example/?a=1&b=2',
      '(https://a.example)',
      '**https://a.example**',
      'xhttps://a.example',
      'https://xn--a.example',
      'https://a_b.example',
      'HTTPS://a.example',
    ];
    for (const text of [...signs, ...blocks, ...links, ...addresses]) expect(plainly(text), text).to.equal(undefined);
  });

  /** Spaces at a line's ends, and paragraphs of nothing else, are seen by nobody. */
  const seen = (drawn: string): string =>
    drawn.replaceAll(/(?:\s|&nbsp;)*(<\/?(?:p|br|li|ol|ul)>)(?:\s|&nbsp;)*/gu, '$1').replaceAll('<p></p>', '');

  it('never draws otherwise than the reader, whatever the pieces of a text', () => {
    const pieces = [
      'mot',
      'é',
      '😀',
      ' ',
      ' ',
      '  ',
      '    ',
      '\t',
      '\n',
      '\n',
      '\n\n',
      '\r\n',
      '.',
      ' : ',
      '(',
      ')',
      '«',
      '\u00a0',
      '!',
      '"',
      '\u200d',
    ];
    const signs = [
      '*',
      '**',
      '_',
      '__',
      '~',
      '~~',
      '`',
      '- ',
      '-',
      '1. ',
      '2. ',
      '10) ',
      '+ ',
      ':-',
      '=',
      '# ',
      '> ',
      '|',
      '**mot**',
      '_mot_',
      '`a|*b`',
      'https://a.example',
      'https://a.example/b_c.d?e=f-g%20',
      'http://b.example/',
      'a@b.example',
      '@',
      'a_b',
      '&',
      '#',
      '>',
      ',',
      '?',
    ];
    const others: string[][] = [];
    let undoubted = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...signs), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const made = plainly(text);
        if (made === undefined || text.trim() === '') return;
        undoubted += 1;
        const here = seen(drawn(made));
        if (here !== seen(read(text))) others.push([text, here, seen(read(text))]);
      }),
      { numRuns: 3000 },
    );
    expect(others).to.deep.equal([]);
    expect(undoubted).to.be.greaterThan(200);
  });

  it('gives links no power over the page, and says where one that pretends really leads', () => {
    const place = show(
      '[ma banque.example](https://evil.example/x) [www.insa.example](https://voleur.example) [voici](https://insa.example) <mailto:lea@insa.example>',
    );
    const links = [...place.querySelectorAll('a')];
    expect(links.map((link) => link.rel)).to.deep.equal(Array.from(links, () => 'noopener noreferrer nofollow ugc'));
    expect(links[1]?.textContent).to.equal('www.insa.example (mène à voleur.example)');
    expect(links[2]?.textContent).to.equal('voici');
    place.remove();
  });

  it('turns an image into a link that says its host', () => {
    const place = show('![capture](https://images.example/a.png)');
    expect(place.querySelector('img') === null).to.equal(true);
    expect(place.querySelector('a')?.textContent).to.equal('Image : images.example · capture');
    place.remove();
  });

  it('shows the text at once, then formatted, and follows its changes', async () => {
    const element = await fixture<GuichetMarkdown>(
      html`<guichet-markdown lang="fr" .text=${'Une **page** blanche'}></guichet-markdown>`,
    );
    expect(inside(element).textContent).to.contain('page');
    await waitUntil(() => inside(element).querySelector('strong')?.textContent === 'page');
    element.text = '<b>non</b>';
    await element.updateComplete;
    expect(inside(element).querySelector('.text')?.textContent.trim()).to.equal('<b>non</b>');
    await expect(element).to.be.accessible();
  });
});
