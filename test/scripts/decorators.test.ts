/** What the build makes of Lit's decorators. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';

interface Script {
  readonly plainProperties: ts.TransformerFactory<ts.SourceFile>;
}

const { plainProperties } = (await import(new URL('../../scripts/decorators.js', import.meta.url).href)) as Script;

function built(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, experimentalDecorators: true, useDefineForClassFields: false },
    transformers: { before: [plainProperties] },
  });
  return outputText.replaceAll(/\s+/gu, ' ');
}

describe('decorated properties, built', () => {
  it('become static, with their options, and keep their first value', () => {
    const code = built(`class Form extends LitElement {
      @property({ attribute: 'no-capture', type: Boolean }) noCapture = false;
      @state() private step = 'opening';
    }`);
    assert.match(
      code,
      /this\.properties = \{ noCapture: \{ attribute: 'no-capture', type: Boolean \}, step: \{ state: true \} \}/u,
    );
    assert.match(code, /this\.noCapture = false; this\.step = 'opening';/u);
    assert.doesNotMatch(code, /__decorate/u);
  });

  it('leave other decorators, and classes without any, as they are', () => {
    assert.match(built(`class Box extends LitElement { @query('input') input; }`), /__decorate\(\[ query\('input'\) \]/u);
    assert.doesNotMatch(built(`class Plain { static styles = []; name = ''; }`), /properties/u);
  });

  it('refuse a class that says its properties itself', () => {
    const source = `class Form extends LitElement { static properties = { a: {} }; @state() b = 1; }`;
    assert.throws(() => built(source), /properties/u);
  });
});
