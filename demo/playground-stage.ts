/** The playground's stage: a page of its own with one widget, which becomes what the page around says, and keeps what was typed. */
import { attributesOf, readChoice, type Choice } from './playground-choice.ts';

const here = new URL('./', location.href).href;
const OWN = { accent: '--guichet-accent', surface: '--guichet-surface', text: '--guichet-text' } as const;

function dress({ speech, dir, scheme, size, look, colours }: Choice): void {
  const { documentElement: html } = document;
  html.lang = speech;
  html.dir = dir;
  Object.assign(html.dataset, { scheme, size, look });
  // A page with colours of its own has its background and its text in them.
  for (const [property, value] of [
    ['background-color', colours.surface],
    ['color', colours.text],
  ] as const) {
    if (look === 'own') html.style.setProperty(property, value);
    else html.style.removeProperty(property);
  }
  for (const [name, property] of Object.entries(OWN)) {
    if (look === 'own') html.style.setProperty(property, colours[name as keyof typeof OWN]);
    else html.style.removeProperty(property);
  }
}

function show(choice: Choice): void {
  dress(choice);
  const present = document.body.firstElementChild;
  const widget = present?.localName === choice.widget ? present : document.createElement(choice.widget);
  const wanted = attributesOf(choice, here);
  for (const { name } of [...widget.attributes]) if (!(name in wanted)) widget.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted)) if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  if (widget !== present) document.body.replaceChildren(widget);
}

show(readChoice(new URLSearchParams(location.search)));
addEventListener('message', ({ data, origin, source }) => {
  if (origin !== location.origin || source !== parent || typeof data !== 'string') return;
  show(readChoice(new URLSearchParams(data)));
});
await import('../src/guichet.ts');
