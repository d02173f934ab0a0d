/** The Moodle course page: its two drawers, then the widgets. */
import { startHost } from './host.ts';

/** Where there is room for the course index beside the course. */
const ROOMY = matchMedia('(min-width: 768px)');

/** A drawer's button opens and closes it; the course index is closed by itself where it would push the course away. */
function wireDrawers(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-drawer]')) {
    const drawer = document.getElementById(button.dataset['drawer'] ?? '');
    if (drawer === null) continue;
    const show = (open: boolean) => {
      drawer.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
    };
    if (drawer.id === 'course-index') {
      show(ROOMY.matches);
      ROOMY.addEventListener('change', () => {
        show(ROOMY.matches);
      });
    }
    button.addEventListener('click', () => {
      show(drawer.hidden !== false);
    });
  }
}

wireDrawers();
await startHost({ desk: 'support', initial: 'lea' });
await import('../src/guichet.ts');
