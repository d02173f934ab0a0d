/** The school's intranet: its light and dark themes, kept in the address and in this browser, then the widgets. */
import { startHost } from './host.ts';
import { addressWith } from './host-language.ts';

const KEPT = 'intranet-theme';

/** What was chosen: the address says it first, then this browser. Where storage is shut the page is light. */
function chosen(): string | null {
  const asked = new URLSearchParams(location.search).get('theme');
  if (asked !== null) return asked;
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(KEPT, theme);
  } catch {
    // A browser that keeps nothing still changes the page in front of us, and the address remembers.
  }
  history.replaceState(history.state, '', addressWith('theme', theme === 'dark' ? 'dark' : null));
}

function show(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
  document.getElementById('theme')?.setAttribute('aria-pressed', String(theme === 'dark'));
}

show(chosen() === 'dark' ? 'dark' : 'light');
document.getElementById('theme')?.addEventListener('click', () => {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark';
  show(theme);
  keep(theme);
});
await startHost({ desk: 'tasks', initial: 'dubois' });
await import('../src/guichet.ts');
