/** What the build keeps of the reader of Markdown reads every text as the whole of it does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import * as whole from 'marked';
import { parseAst } from 'rollup/parseAst';

type Reader = Pick<typeof whole, 'Lexer' | 'Tokenizer'>;

interface Script {
  readonly readingPart: (code: string, parse: typeof parseAst) => string;
}

// A script of the build's, without types.
const { readingPart } = (await import(new URL('../../scripts/reading-alone.js', import.meta.url).href)) as Script;

/** A text's tokens, read as `sanitise.ts` reads. */
function reading({ Lexer, Tokenizer }: Reader): (text: string) => unknown {
  class Plain extends Tokenizer {
    override html(): undefined {
      return undefined;
    }

    override tag(): undefined {
      return undefined;
    }
  }
  return (text) => new Lexer({ gfm: true, breaks: true, tokenizer: new Plain() }).lex(text);
}

/** What Markdown is made of, and what only looks like it. */
const PIECES = [
  ...['mot', 'é', '😀', ' ', '    ', '\n', '\n\n', '\\', '!', '&amp;', '&#233;'],
  ...['*', '**', '_', '__', '~~', '`', '```\n', '# ', '> ', '- ', '1. ', '- [x] ', '---\n', '===\n'],
  ...['[x]', '(https://a.example)', '[r]: https://b.example "t"\n', '<https://c.example>', 'www.d.example', 'lea@e.example'],
  ...['| a | b |\n|---|:-:|\n', '| 1 |\n', '<b>', '</div>', '<!-- x -->', '<script>'],
];

describe('the part of the Markdown reader that reads', () => {
  const file = fileURLToPath(import.meta.resolve('marked'));
  const source = readFileSync(file, 'utf8');
  const part = readingPart(source, parseAst);

  it('reads as the whole of it does', async () => {
    const read = reading((await import(`data:text/javascript,${encodeURIComponent(part)}`)) as Reader);
    const wholly = reading(whole);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        assert.deepEqual(read(text), wholly(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('has nothing that makes HTML, and is much shorter', () => {
    assert.doesNotMatch(part, /<blockquote>|parseInline/u);
    assert.ok(part.length < source.length * 0.75, `${part.length} of ${source.length} characters`);
  });

  it('says so where the library is not as it knows it', () => {
    assert.throws(() => readingPart(source.replaceAll('pedantic:', 'strict:'), parseAst), /marked has changed/u);
  });
});
