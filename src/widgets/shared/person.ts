/** A person's name, whole and selectable; never guessed, never cut. */
import { html, nothing, type TemplateResult } from 'lit';
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

/** Opens the page on somebody (`meeting.ts`). */
export type Meet = (person: string, name: string) => void;

/**
 * A name in its element; pressed, it opens the page on that person, where there is one for whoever looks.
 *   ${personName(this.locale, ticket.requester, view.people, session.me.id, meet)}
 */
export function personName(
  locale: Locale,
  id: string | null,
  people: Readonly<Record<string, PersonCard>>,
  me?: string,
  meet?: Meet,
): TemplateResult {
  const name = nameOf(locale, id, people, me);
  return meet === undefined || id === null || id === me || people[id] === undefined
    ? html`<bdi class="person">${name}</bdi>`
    : meetButton(locale, id, name, meet);
}

/** A name to be pressed. @param inRow it stands in a row, whose controls the arrows reach */
export function meetButton(locale: Locale, id: string, name: string, meet: Meet, inRow = false): TemplateResult {
  return html`<button
    class="person meet"
    type="button"
    aria-haspopup="dialog"
    title=${locale.words.meet}
    tabindex=${inRow ? '-1' : nothing}
    data-control=${inRow ? 'person' : nothing}
    @click=${() => meet(id, name)}
  >
    <bdi>${name}</bdi>
  </button>`;
}
