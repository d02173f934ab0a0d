/** What a page that does not run the library tells a frame of itself. */
import { expect } from '@open-wc/testing';
import { GuichetFrame } from '../../src/frame/frame-element.ts';
import { isHello, type AroundPage, type ToFrame } from '../../src/frame/messages.ts';
import { countInTitle } from '../../src/widgets/notice-bell/page-title.ts';

customElements.define('guichet-frame', GuichetFrame);

/** What the page says of itself to a frame whose widget hears it. */
async function toldBy(frame: GuichetFrame): Promise<AroundPage> {
  const iframe = frame.shadowRoot?.querySelector('iframe');
  if (iframe == null) throw new Error('no frame');
  return new Promise((resolve) => {
    iframe.addEventListener('load', () => {
      iframe.contentWindow?.addEventListener('message', ({ data, ports }) => {
        if (!isHello(data)) return;
        ports[0]?.addEventListener('message', (event: MessageEvent<ToFrame>) => {
          if (event.data.say === 'page') resolve(event.data.page);
        });
        ports[0]?.start();
      });
    });
  });
}

describe('a page around a frame', () => {
  it('says the title that it wrote, without what a bell of the library counts in it', async () => {
    const { title } = document;
    const bell = {};
    document.title = 'Cours : Algorithmique';
    countInTitle(bell, bell, 9);
    const frame = document.createElement('guichet-frame') as GuichetFrame;
    frame.src = new URL('../../src/frame/frame.html', import.meta.url).href;
    try {
      expect(document.title).to.equal('(9) Cours : Algorithmique');
      document.body.append(frame);
      const page = await toldBy(frame);
      expect(page.title).to.equal('Cours : Algorithmique');
    } finally {
      frame.remove();
      countInTitle(bell, bell, 0);
      document.title = title;
    }
  });
});
