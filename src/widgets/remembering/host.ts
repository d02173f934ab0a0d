/** What the parts of "kept on this device" need of the widget that shows them. */
import type { Session } from '../../backends/backend.ts';
import type { RememberingWords } from '../../locales/fr/remembering.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { Locale } from '../shared/locale.ts';
import type { DrawPart } from '../shared/on-demand.ts';

export const vocabulary = wordsOnDemand<RememberingWords>({
  fr: () => import('../../locales/fr/remembering.ts'),
  en: () => import('../../locales/en/remembering.ts'),
});

export interface RememberingHost {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  readonly backend: string;
  readonly desk: string;
  readonly session: Session | undefined;
  readonly locale: Locale;
  readonly headingLevel: number;
  /** Whether this widget says where things stand: the others are inside one that does. */
  readonly says: boolean;
  readonly drawPart: DrawPart;
  update(): void;
  /** Settles once what changed is drawn. */
  drawn(): Promise<unknown>;
  announce(text: string): void;
  fail(error: unknown): void;
  /** Connects again. */
  reconnect(): void;
}

/** The words, which are here before anything of this is drawn. */
export function wordsOf({ locale }: Pick<RememberingHost, 'locale'>): RememberingWords {
  const words = vocabulary.peek(locale.language) ?? vocabulary.peek('fr');
  if (words === undefined) throw new ReferenceError('the words of what this device keeps are not here yet');
  return words;
}
