/** Whoever is mentioned and cannot read the ticket is not told of it, and may be invited. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MentionWords } from '../../locales/fr/mentions.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import type { GuichetComposer } from './composer.ts';
import type { Mentioned } from './mention-list.ts';
import type { Writing } from './writing.ts';

/** The offer, as long as the text names them. */
export function outsider(
  person: Mentioned | undefined,
  words: MentionWords | undefined,
  writing: Writing,
  locale: Locale,
  begin: GuichetComposer['begin'],
): TemplateResult | typeof nothing {
  if (person === undefined || words === undefined || !writing.mentioned.includes(person.id)) return nothing;
  const invite = (): void => begin('invite', { person: { id: person.id, label: person.name } });
  return notice(locale, 'info', {
    what: words.untold(person.name),
    role: 'status',
    actions: html`<button class="button" type="button" @click=${invite}>${words.invite(person.name)}</button>`,
  });
}
