/** What is read on what: contrasts measured as the browser paints them, in both schemes, on hosts of any accent. */
import { expect, fixture, html } from '@open-wc/testing';
import { css, LitElement } from 'lit';
import { STATES } from '../../../src/domain/states.ts';
import frShared from '../../../src/locales/fr/shared.ts';
import { sheets } from '../../../src/widgets/shared/sheets.styles.ts';
import { Locale } from '../../../src/widgets/shared/locale.ts';
import { notice, type NoticeKind } from '../../../src/widgets/shared/notice.ts';
import { stateBadge } from '../../../src/widgets/shared/state-badge.ts';

const locale = new Locale({ language: 'fr', tag: 'fr', words: frShared, now: () => 0 });
const NOTICES: readonly NoticeKind[] = ['info', 'success', 'warning', 'danger'];

class Swatches extends LitElement {
  static override styles = [
    ...sheets,
    css`
      :host {
        background: var(--_surface);
      }
    `,
  ];
  protected override render() {
    return html`<div class="base">
      ${STATES.map((state) => stateBadge(locale, state, 'provider'))}
      ${NOTICES.map((kind) => notice(locale, kind, { what: 'Quoi', more: 'Pourquoi' }))}
      <button class="button primary">Déposer</button><button class="button danger">Abandonner</button
      ><button class="button">Aperçu</button> <button class="button" aria-pressed="true">Libres</button
      ><button class="button" disabled>Clore</button>
      <p class="muted">discret</p>
      <a href="#x">lien</a><input class="input" value="x" /><span class="error">erreur</span>
    </div>`;
  }
}
customElements.define('test-swatches', Swatches);

type Pixel = readonly [number, number, number];

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** The colour as painted over what is behind it. */
function painted(color: string, behind: Pixel): Pixel {
  if (canvas === null) throw new Error('no canvas');
  canvas.fillStyle = `rgb(${behind.join(' ')})`;
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function behind(element: Element): Pixel {
  const layers: string[] = [];
  for (
    let node: Element | null = element;
    node !== null;
    node = node.parentElement ?? ((node.getRootNode() as ShadowRoot).host as Element | undefined) ?? null
  )
    layers.unshift(getComputedStyle(node).backgroundColor);
  return layers.reduce<Pixel>((under, color) => painted(color, under), [255, 255, 255]);
}

function luminance(pixel: Pixel): number {
  const [red = 0, green = 0, blue = 0] = pixel.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Pixel, other: Pixel): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Accents of real hosts (Bootstrap 5, Boost, bright and dark ones) and none. */
const ACCENTS = ['', '#0d6efd', '#0f6cbf', '#ffcc00', '#e2001a', '#00a878', '#222222', '#f5f5f5', '#6f42c1'];

describe('tokens', () => {
  for (const scheme of ['light', 'dark']) {
    for (const accent of ACCENTS) {
      it(`texts are read at 4.5:1, lines of controls and focus at 3:1: ${scheme}, accent ${accent === '' ? 'none' : accent}`, async () => {
        const host = await fixture<HTMLElement>(html`<div><test-swatches></test-swatches></div>`);
        host.style.setProperty('color-scheme', scheme);
        if (accent !== '') host.style.setProperty('--bs-primary', accent);
        const root = host.querySelector('test-swatches')?.shadowRoot;
        if (root === null || root === undefined) throw new Error('no root');
        // Read at rest, not on the way from the page's first colours to these.
        for (const animation of root.getAnimations()) animation.finish();
        const low: string[] = [];
        const texts = root.querySelectorAll('.state .word, .state .reason, .what, .more, .button, .muted, a, .input, .error');
        expect(texts.length).to.equal(10 + 1 + 8 + 5 + 1 + 1 + 1 + 1);
        for (const element of texts) {
          const ground = behind(element);
          const ratio = contrast(painted(getComputedStyle(element).color, ground), ground);
          if (ratio < 4.5)
            low.push(
              `${element.className || element.localName} in ${element.parentElement?.parentElement?.className ?? ''}: ${ratio.toFixed(2)}`,
            );
        }
        const surface = behind(root.host);
        for (const element of root.querySelectorAll('.input, .button:not(.primary, .danger)')) {
          const ratio = contrast(painted(getComputedStyle(element).borderTopColor, surface), surface);
          if (ratio < 3) low.push(`border of ${element.className}: ${ratio.toFixed(2)}`);
        }
        root.querySelector<HTMLElement>('a')?.style.setProperty('background-color', 'var(--_focus)');
        const ring = behind(root.querySelector('a') ?? root.host);
        if (contrast(ring, surface) < 3) low.push(`focus: ${contrast(ring, surface).toFixed(2)}`);
        expect(low).to.deep.equal([]);
      });
    }
  }

  it('is dark only where the host is', async () => {
    const host = await fixture<HTMLElement>(html`<div><test-swatches></test-swatches></div>`);
    const root = host.querySelector('test-swatches');
    if (root === null) throw new Error('no element');
    expect(luminance(behind(root))).to.be.greaterThan(0.9);
    root.setAttribute('theme', 'dark');
    expect(luminance(behind(root))).to.be.lessThan(0.05);
  });
});
