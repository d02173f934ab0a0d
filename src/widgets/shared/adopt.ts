/** The styles of a part that comes on demand. */
import type { CSSResult } from 'lit';

/**
 * Gives styles to a root that has its own already; the last of those, the widget's, still wins.
 * @param host an element with an open shadow root
 */
export function adopt(host: Element, styles: readonly CSSResult[]): void {
  const root = host.shadowRoot;
  if (root === null) return;
  const present = root.adoptedStyleSheets;
  const fresh = styles.flatMap(({ styleSheet }) =>
    styleSheet === undefined || present.includes(styleSheet) ? [] : [styleSheet],
  );
  if (fresh.length > 0) root.adoptedStyleSheets = [...present.slice(0, -1), ...fresh, ...present.slice(-1)];
}
