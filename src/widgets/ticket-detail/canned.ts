/**
 * Answers kept ready, in the box of whoever is staff: found by a word of theirs, filled from the ticket, put at the caret beside what
 * is written already, and taken back as any typing is. Fetched with the box of the first of them.
 */
import { filled, type Variable } from '../../domain/canned.ts';
import { categoryOf, serviceOf } from '../../domain/desk.ts';
import { fold } from '../../domain/folding.ts';
import { localised } from '../../domain/values.ts';
import fr, { type CannedWords } from '../../locales/fr/canned.ts';
import { words, type Language } from '../../locales/index.ts';
import type { Option } from '../shared/combobox.ts';
import { isForeseen } from '../shared/problem.ts';
import { Inserter, type Inserted } from './inserter.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/canned.ts') });

/** An answer that may be put into the box. */
interface Ready {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Whose it is: one's own, or the service's. */
  readonly mine: boolean;
}

/** Brings their words. @throws the import's own error */
export function cannedWords(language: Language): Promise<unknown> {
  return WORDS.load(language);
}

export class Canned extends Inserter {
  protected override readonly id = 'canned';
  protected override readonly icon = 'note';
  protected override readonly code = 'KeyR';
  #own: readonly Ready[] | undefined;
  #signature = '';

  protected override get words(): CannedWords {
    return WORDS.peek(this.stage.locale().language) ?? fr;
  }

  /** One's own, read once. */
  async #read(): Promise<readonly Ready[]> {
    const { session } = this.stage;
    if (this.#own !== undefined || session.can.preferences === undefined) return this.#own ?? [];
    try {
      const { responses, signature } = await session.preferences();
      this.#signature = signature;
      this.#own = responses.map((each) => ({ ...each, mine: true }));
      this.trouble = undefined;
    } catch (error) {
      if (!isForeseen(error)) throw error;
      // Those of the service are there all the same.
      this.trouble = error;
      this.stage.changed();
    }
    return this.#own ?? [];
  }

  /** Those of the ticket's service that go where one writes. */
  get #ofService(): Ready[] {
    const { session, view, locale, scope } = this.stage;
    const { language } = locale();
    return (serviceOf(session.desk, view().ticket.service)?.responses ?? [])
      .filter((each) => each.scope === undefined || each.scope === scope())
      .map(({ id, title, text }) => ({ id, title: localised(title, language), text: localised(text, language), mine: false }));
  }

  async #all(): Promise<Ready[]> {
    const own = await this.#read();
    const signature =
      this.#signature.trim() === '' ? [] : [{ id: 'signature', title: this.words.signature, text: '{signature}', mine: true }];
    return [...own, ...this.#ofService, ...signature];
  }

  protected override async found(typed: string): Promise<Option[]> {
    const asked = fold(typed.trim());
    const w = this.words;
    return (await this.#all())
      .filter(({ title, text }) => fold(`${title} ${text}`).includes(asked))
      .map(({ id, title, mine }) => ({ id, label: title, hint: mine ? w.mine : w.ofService }));
  }

  protected override async chosen({ id }: Option): Promise<Inserted | undefined> {
    const ready = (await this.#all()).find((each) => each.id === id);
    if (ready === undefined) return undefined;
    const { text, unknown } = filled(ready.text, this.#values);
    const w = this.words;
    return { text, said: unknown.length === 0 ? w.put : w.unknown(unknown.map((name) => `{${name}}`).join(', ')) };
  }

  get #values(): Record<Variable, string> {
    const { session, view, locale } = this.stage;
    const { ticket, key, people } = view();
    const { language } = locale();
    return {
      number: key ?? '',
      requester: people[ticket.requester]?.name ?? '',
      me: session.me.name,
      summary: ticket.summary,
      service: localised(serviceOf(session.desk, ticket.service)?.label, language),
      category: localised(categoryOf(session.desk, ticket.service, ticket.category)?.label, language),
      signature: this.#signature,
    };
  }
}
