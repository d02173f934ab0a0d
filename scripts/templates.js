import ts from 'typescript';

/**
 * The texts of Lit's templates as a browser needs them, at build time: `css` without its comments and its layout, `html` and
 * `svg` with each run of white space that breaks a line as one space. What separates two words still separates them.
 */

/** A text of a style sheet; strings are left as they are. */
function plainCss(text) {
  return text
    .replaceAll(/\/\*[^]*?\*\//gu, '')
    .split(/('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/u)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replaceAll(/\s+/gu, ' ')
            // No space is needed around these, wherever they stand; around `:`, `+`, `-`, `(` and `)` one may be.
            .replaceAll(/ ?([{};,]) ?/gu, '$1')
            .replaceAll(/: (?=[^{}]*[;}])/gu, ':')
            .replaceAll(';}', '}')
            .replaceAll(/(?<![\w.-])0(?=\.\d)/gu, ''),
    )
    .join('');
}

/** A text of markup: a line break and its indentation are one space, as they are on the screen. */
function plainMarkup(text) {
  return text.replaceAll(/\s*\n\s*/gu, ' ');
}

const PLAIN = { css: plainCss, html: plainMarkup, svg: plainMarkup };

/** A piece of a template with another text; where it stood is kept for the source map. */
function piece(literal, plain) {
  const text = plain(literal.rawText ?? literal.getText().replace(/^[`}]|(?:`|\$\{)$/gu, ''));
  const { factory } = ts;
  const made = ts.isNoSubstitutionTemplateLiteral(literal)
    ? factory.createNoSubstitutionTemplateLiteral(undefined, text)
    : ts.isTemplateHead(literal)
      ? factory.createTemplateHead(undefined, text)
      : ts.isTemplateMiddle(literal)
        ? factory.createTemplateMiddle(undefined, text)
        : factory.createTemplateTail(undefined, text);
  return ts.setTextRange(made, literal);
}

/** A transformer for TypeScript: run before its own. @type {ts.TransformerFactory<ts.SourceFile>} */
export function plainTemplates(context) {
  const { factory } = context;
  const visit = (node) => {
    const inside = ts.visitEachChild(node, visit, context);
    if (!ts.isTaggedTemplateExpression(inside) || !ts.isIdentifier(inside.tag) || !(inside.tag.text in PLAIN)) return inside;
    const plain = PLAIN[inside.tag.text];
    const { template } = inside;
    const made = ts.isNoSubstitutionTemplateLiteral(template)
      ? piece(template, plain)
      : factory.updateTemplateExpression(
          template,
          piece(template.head, plain),
          template.templateSpans.map((span) => factory.updateTemplateSpan(span, span.expression, piece(span.literal, plain))),
        );
    return factory.updateTaggedTemplateExpression(inside, inside.tag, inside.typeArguments, made);
  };
  return (source) => ts.visitNode(source, visit);
}
