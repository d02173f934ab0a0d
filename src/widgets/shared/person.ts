/** A person's name, whole and selectable; never guessed, never cut. */
import { html, type TemplateResult } from 'lit';
import { isErasedPerson } from '../../domain/erased-person.ts';
import type { Actor } from '../../domain/events.ts';
import type { PersonCard } from '../../domain/people.ts';
import type { Locale } from './locale.ts';
import './shared-words.ts';

/** The name of a person of a page or a view: `Vous` for oneself where asked, `Personne effacée` or `Personne inconnue` where there is no card. */
export function nameOf(locale: Locale, id: string | null, people: Readonly<Record<string, PersonCard>>, me?: string): string {
  if (id === null) return locale.words.nobody;
  if (id === me) return locale.words.you;
  return people[id]?.name ?? (isErasedPerson(id) ? locale.words.erasedPerson : locale.words.unknownPerson);
}

/** The name of a person; who is known by no name has their id, and who was erased none. */
export function nameOrId(locale: Locale, id: string, people: Readonly<Record<string, PersonCard>>): string {
  return people[id]?.name ?? (isErasedPerson(id) ? locale.words.erasedPerson : id);
}

/** Who acted: a person, the application itself, or a peer desk. */
export function actorName(locale: Locale, actor: Actor, people: Readonly<Record<string, PersonCard>>, me?: string): string {
  if (actor.type === 'person') return nameOf(locale, actor.id, people, me);
  return actor.type === 'application' ? locale.words.application : actor.desk;
}

/**
 * A name in its element.
 *   ${personName(this.locale, ticket.requester, view.people, session.me.id)}
 */
export function personName(
  locale: Locale,
  id: string | null,
  people: Readonly<Record<string, PersonCard>>,
  me?: string,
): TemplateResult {
  return html`<bdi class="person">${nameOf(locale, id, people, me)}</bdi>`;
}
