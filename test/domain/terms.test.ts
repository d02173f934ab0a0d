import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  EMPTY_WORDS,
  fold,
  lookups,
  matchesTerms,
  prefixRange,
  queryTerms,
  terms,
  type TermQuery,
} from '../../src/domain/terms.ts';

function finds(query: string, text: string): boolean {
  return matchesTerms(new Set(terms(text)), queryTerms(query));
}

/** Whole words: the last one is not being typed any more. */
function findsWhole(query: string, text: string): boolean {
  return finds(`${query} `, text);
}

const FRENCH =
  "Depuis ce matin je n'arrive plus à me connecter à l'intranet : l'écran reste figé sur « Chargement… » jusqu'à ce que j'actualise. Les vidéos de la plateforme ne démarrent pas, même lorsqu'on change de navigateur ; les étudiantes de 3ᵉ année ont des œuvres bloquées.";
const ENGLISH = "I can't upload my students' files since yesterday's update: the connection is refused, policies were changed.";

/** Any text at all: ordinary, odd, with lone surrogates. */
const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
  fc.stringMatching(/^[a-zA-Zéèœ0-9 .,'’_#/:-]{0,40}$/),
);

const letters = fc.stringMatching(/^[a-zéèêàçîôûœ]{3,12}$/);

describe('fold', () => {
  const cases: readonly [string, string][] = [
    ['', ''],
    ['Élève', 'eleve'],
    ['ŒUVRE', 'oeuvre'],
    ['cæcum', 'caecum'],
    ['ﬁchier', 'fichier'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['e\u0301cole', 'ecole'],
    ['l’été', "l'ete"],
    ['mot\u00ADclé', 'motcle'],
    ['ＴＲＫ２', 'trk2'],
    ['हिन्दी', 'हिन्दी'],
    ['한국어', '한국어'],
  ];
  for (const [text, folded] of cases) {
    test(`${JSON.stringify(text)} → ${folded}`, () => {
      assert.equal(fold(text), folded);
    });
  }

  test('folding twice changes nothing, for every character that there is', () => {
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const once = fold(String.fromCodePoint(code));
      assert.equal(fold(once), once, code.toString(16));
    }
  });

  test('every letter and digit folds to something, so that no word is lost', () => {
    const lost: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      // Some "letters" are a blank and an accent by their compatibility form, and U+02BC is an apostrophe to people.
      const character = String.fromCodePoint(code).normalize('NFKC');
      if (character !== 'ʼ' && /[\p{L}\p{N}]/u.test(character) && terms(character).length === 0) lost.push(code.toString(16));
    }
    assert.deepEqual(lost, []);
  });

  test('folding any text twice changes nothing', () => {
    fc.assert(fc.property(anything, (text) => assert.equal(fold(fold(text)), fold(text))));
  });
});

test('words that say nothing are written as they are compared', () => {
  assert.deepEqual([...EMPTY_WORDS].map(fold), [...EMPTY_WORDS]);
});

describe('search: what finds what', () => {
  /** query, text, whether it is found */
  const cases: readonly [string, string, boolean][] = [
    // accents and case, either way
    ['reseau ', 'Panne du RÉSEAU', true],
    ['réseau ', 'panne du reseau', true],
    ['oeuvre ', 'chef-d’œuvre', true],
    ['œuvre ', 'CHEF-D’OEUVRE', true],
    // plural, feminine, verb, noun, in French
    ['réseaux ', 'le réseau', true],
    ['réseau ', 'les réseaux', true],
    ['reseaux ', 'le réseau', true],
    ['journal ', 'les journaux', true],
    ['connexion ', 'Problème de connexions', true],
    ['connexions ', 'Problème de connexion', true],
    ['étudiants ', 'une étudiante', true],
    ['etudiantes ', 'un étudiant', true],
    ['bloquer ', 'la page est bloquée', true],
    ['bloquee ', 'la page est bloqué', true],
    ['bloqués ', 'la page se bloque', true],
    ['vidéo ', 'Les vidéos ne démarrent pas', true],
    ['démarrer ', 'Les vidéos ne démarrent pas', true],
    // in English
    ['file ', 'the files', true],
    ['files ', 'a file', true],
    ['policy ', 'policies', true],
    ['connected ', 'no connection', true],
    ['uploading ', 'the upload failed', true],
    ['student ', "my students' files", true],
    ['yesterday ', "yesterday's update", true],
    ["user's ", 'all users', true],
    ['can ', "I can't", true],
    // elisions, both apostrophes
    ['écran ', "l'écran", true],
    ['écran ', 'L’ÉCRAN', true],
    ["l'écran ", 'un écran', true],
    ['écran ', 'lʼécran', true],
    ['il ', "jusqu'il", true],
    ["aujourd'hui ", 'Aujourd’hui', true],
    ['examen ', "lorsqu'examen", true],
    ['arrive ', "je n'arrive", true],
    ["qu'est-ce ", "qu'est-ce", true],
    ["l' ", "l'", true],
    ["O'Brien ", 'obrien', true],
    ['obrien ', 'O’Brien', true],
    ['brien ', "O'Brien", true],
    // compounds
    ['rendez vous ', 'prise de rendez-vous', true],
    ['rendez-vous ', 'prise de rendez vous', true],
    ['email ', 'mon e-mail', true],
    ['e-mail ', 'mon email', true],
    ['mail ', 'mon e-mail', true],
    ['sncf ', 'la S.N.C.F.', true],
    ['a/b ', 'choix b, sinon a', true],
    ['strasbourg ', 'ana.muller@insa-strasbourg.fr', true],
    ['ana.muller@insa-strasbourg.fr ', 'écrire à ana.muller@insa-strasbourg.fr.', true],
    ['tracker ', 'le module mod_tracker', true],
    ['mod_tracker ', 'le module mod_tracker', true],
    ['mod_tracker ', 'un mod et un tracker', false],
    // whole words
    ['cran ', 'un écran', false],
    ['ecr ', 'un écran', false],
    ['porte ', 'une importation', false],
    // all the words
    ['écran figé ', "l'écran est figé", true],
    ['figé écran ', "l'écran est figé", true],
    ['écran cassé ', "l'écran est figé", false],
    // empty words are not required beside others, and are found alone
    ['la clé du vidéoprojecteur ', 'clé vidéoprojecteur', true],
    ['du ', 'clé du vidéoprojecteur', true],
    ['du ', 'clé vidéoprojecteur', false],
    // prefix of the last word, three letters or more
    ['téléch', 'un téléchargement', true],
    ['telech', 'Téléchargements', true],
    ['tél', 'un téléphone', true],
    ['té', 'un téléphone', false],
    ['écran tél', 'un téléphone à écran', true],
    ['tél écran', 'un téléphone à écran', false],
    ['téléch ', 'un téléchargement', false],
    ['téléch,', 'un téléchargement', false],
    ['réseaux', 'le réseau', true],
    ["l'intran", 'un intranet', true],
    ['mod_tra', 'le module mod_tracker', true],
    ['mail', 'mes courriels', false],
    // numbers and keys
    ['TRK2_9', 'TRK2_9', true],
    ['trk2_9', 'voir TRK2_9.', true],
    ['#TRK2_9', 'TRK2_9', true],
    ['9', 'TRK2_9', true],
    ['#9', 'TRK2_9', true],
    ['#9 ', 'TRK2_9', true],
    ['TRK2', 'TRK2_9', true],
    ['TRK2_', 'TRK2_9', true],
    ['TRK2_9', 'TRK2_91', false],
    ['9', 'TRK2_91', false],
    ['123', 'TRK2_1234', false],
    ['TRK2_9', 'TRK2 9', false],
    ['SUP-9', 'SUP-9', true],
    ['SUP-9', 'SUP-10', false],
    ['TRKmon-bureau.1_9', 'TRKmon-bureau.1_9', true],
    ['24/11/2026', 'le 24/11/2026', true],
    ['salle 12', 'la salle 12', true],
    ['salle 12', 'la salle 123', false],
    // nothing asked
    ['', 'un écran', true],
    ['  ?! ', 'un écran', true],
    ['', '', true],
    ['écran', '', false],
  ];
  for (const [query, text, found] of cases) {
    test(`${JSON.stringify(query)} ${found ? 'finds' : 'does not find'} ${JSON.stringify(text)}`, () => {
      assert.equal(finds(query, text), found);
    });
  }
});

describe('search: properties', () => {
  test('a text is found by each of its own words, and by all of them', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.constantFrom(FRENCH, ENGLISH)), (text) => {
        const index = new Set(terms(text));
        assert.ok(matchesTerms(index, queryTerms(text)));
        for (const word of text.split(/\s+/)) {
          assert.ok(matchesTerms(index, queryTerms(word)), word);
          assert.ok(matchesTerms(index, queryTerms(`${word} `)), `${word} whole`);
        }
      }),
    );
  });

  test('each word of a real French and of a real English text is found without its accents and in capitals', () => {
    for (const text of [FRENCH, ENGLISH]) {
      for (const word of text.split(/[\s«»:;,.…]+/u)) {
        assert.ok(findsWhole(fold(word), text), fold(word));
        assert.ok(findsWhole(word.toUpperCase(), text), word.toUpperCase());
      }
    }
  });

  test('a word is found under any article, with either apostrophe', () => {
    const article = fc.constantFrom(
      'l',
      'd',
      'j',
      'm',
      't',
      's',
      'n',
      'c',
      'qu',
      'jusqu',
      'lorsqu',
      'puisqu',
      'quoiqu',
      'L',
      'Qu',
    );
    fc.assert(
      fc.property(article, fc.constantFrom("'", '’', 'ʼ', '‘'), letters, (before, apostrophe, word) => {
        assert.ok(findsWhole(word, before + apostrophe + word));
        assert.ok(findsWhole(before + apostrophe + word, word));
      }),
    );
  });

  test('a regular plural is found by its singular and the other way round', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,8}[bcdfglmnprt]e?$/), (word) => {
        assert.ok(findsWhole(word, `${word}s`));
        assert.ok(findsWhole(`${word}s`, word));
      }),
    );
  });

  test('every beginning of three letters or more finds the word, accents or not', () => {
    fc.assert(
      fc.property(letters, (word) => {
        const folded = fold(word);
        for (let length = 3; length <= folded.length; length += 1)
          assert.ok(finds(folded.slice(0, length), `un ${word} ici`), folded.slice(0, length));
        for (let length = 3; length <= word.length; length += 1)
          assert.ok(finds(word.slice(0, length), `un ${word} ici`), word.slice(0, length));
      }),
    );
  });

  test('more words in the query never find more', () => {
    fc.assert(
      fc.property(letters, letters, fc.array(letters), (one, other, text) => {
        const words = text.join(' ');
        if (findsWhole(`${one} ${other}`, words)) assert.ok(findsWhole(one, words) && findsWhole(other, words));
      }),
    );
  });

  test('more words in the text never find less', () => {
    fc.assert(
      fc.property(anything, anything, anything, (query, text, more) => {
        if (finds(query, text)) assert.ok(matchesTerms(new Set([...terms(text), ...terms(more)]), queryTerms(query)));
      }),
    );
  });

  test('terms are distinct, well-formed, folded, never empty, and of a bounded length, whatever the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const all = terms(text);
        assert.equal(new Set(all).size, all.length);
        for (const term of all)
          assert.ok(term !== '' && term.length <= 64 && term.isWellFormed() && fold(term) === term, JSON.stringify(term));
        for (const any of queryTerms(text).words) assert.ok(any.length > 0);
      }),
    );
  });

  test('the longest word does not break anything, and is found', () => {
    const word = 'é'.repeat(65_536);
    assert.ok(finds(word, word));
    assert.ok(findsWhole('😀a'.repeat(1000), '😀a'.repeat(1000)));
    const astral = `a${'𐐀'.repeat(100)}`;
    assert.ok(findsWhole(astral, astral));
    assert.ok(terms(astral).every((term) => term.isWellFormed()));
  });

  test('a lone surrogate separates words', () => {
    assert.deepEqual(terms('a\ud800b'), ['a', 'b']);
    assert.deepEqual(terms('\udc00\ud800'), []);
  });

  test('languages: French and English by default, regions ignored, others add no stem', () => {
    assert.deepEqual(terms('files'), ['files', 'fil', 'file']);
    assert.deepEqual(terms('files', ['fr-FR']), ['files', 'fil']);
    assert.deepEqual(terms('files', ['en_GB']), ['files', 'file']);
    assert.deepEqual(terms('files', ['de']), ['files']);
    assert.deepEqual(terms('files', []), ['files']);
  });
});

describe('search: look-ups in a sorted store', () => {
  /** What a backend does: a sorted list of (term, text), one look-up after the other, intersected. */
  function ask(texts: readonly string[], query: TermQuery): number[] {
    const postings = texts
      .flatMap((text, id) => terms(text).map((term) => ({ term, id })))
      .sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
    let left = new Set(texts.keys());
    for (const { any, prefix } of lookups(query)) {
      const range = prefix === undefined ? undefined : prefixRange(prefix);
      const hits = postings.filter(
        ({ term }) => any.includes(term) || (range !== undefined && range.from <= term && term < range.before),
      );
      left = left.intersection(new Set(hits.map(({ id }) => id)));
    }
    return [...left].sort((a, b) => a - b);
  }

  test('they find exactly what matchesTerms says', () => {
    const text = fc
      .array(fc.oneof(letters, fc.constantFrom('TRK2_9', 'SUP-9', '9', 'rendez-vous', 'les', "l'écran")), { maxLength: 6 })
      .map((words) => words.join(' '));
    const query = fc.oneof(
      text,
      letters.map((word) => word.slice(0, 4)),
      anything,
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), query, (texts, asked) => {
        const expected = [...texts.keys()].filter((id) => finds(asked, texts[id] ?? ''));
        assert.deepEqual(ask(texts, queryTerms(asked)), expected);
      }),
    );
  });

  /** The word with the next letter for its last one: what comes just after all that begin with the word. */
  function following(word: string): string {
    return word.slice(0, -1) + String.fromCharCode(word.charCodeAt(word.length - 1) + 1);
  }

  test('a prefix range holds what begins with the prefix and nothing else, by code units and by code points', () => {
    fc.assert(
      fc.property(letters.map(fold), anything.map(fold), (prefix, other) => {
        const { from, before } = prefixRange(prefix);
        for (const text of [other, prefix, prefix + other, prefix + '\uffff', following(prefix), prefix + '\u{10ffff}']) {
          const well = text.toWellFormed();
          assert.equal(from <= well && well < before, well.startsWith(prefix));
          assert.equal(
            Buffer.compare(Buffer.from(from), Buffer.from(well)) <= 0 &&
              Buffer.compare(Buffer.from(well), Buffer.from(before)) < 0,
            well.startsWith(prefix),
          );
        }
      }),
    );
  });

  test('an empty prefix is refused', () => {
    assert.throws(() => prefixRange(''), RangeError);
  });

  test('the key is given when the query may be one, folded', () => {
    assert.equal(queryTerms('#TRK2_9').key, 'trk2_9');
    assert.equal(queryTerms(' 9 ').key, '9');
    assert.equal(queryTerms('SUP-9').key, 'sup-9');
    assert.equal(queryTerms('écran 9').key, undefined);
    assert.equal(queryTerms('écran').key, undefined);
    assert.equal(queryTerms('').key, undefined);
  });
});
