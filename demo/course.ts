/** The Moodle course page: its two drawers, then the widgets. */
import { startHost } from './host.ts';

/** A drawer's button opens and closes it; on a narrow screen the course index starts closed. */
function wireDrawers(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-drawer]')) {
    const drawer = document.getElementById(button.dataset['drawer'] ?? '');
    if (drawer === null) continue;
    const show = (open: boolean) => {
      drawer.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
    };
    if (drawer.id === 'course-index') show(matchMedia('(min-width: 768px)').matches);
    button.addEventListener('click', () => {
      show(drawer.hidden !== false);
    });
  }
}

startHost({ desk: 'support', initial: 'lea' });
wireDrawers();
await import('../src/guichet.ts');
