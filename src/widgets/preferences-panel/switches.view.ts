/** What a person is told of tickets: the tracker's switches and the others, each with the line that says what it means. */
import { html, nothing, type TemplateResult } from 'lit';
import { hearsTopic, REQUESTER_TOPICS } from '../../domain/monitoring.ts';
import type { RequesterTopic } from '../../domain/monitoring.ts';
import type { StateSettings } from '../../domain/states.ts';
import { isEnabled } from '../../domain/states.ts';
import { isStaff } from '../../domain/visibility.ts';
import { keepingNote, save, section, switchRow, type PanelHost } from './panel-host.ts';

/** Topics of which something can be told on a desk: those of a state that it does not use are none. */
export function topicsOn(desk: StateSettings): RequesterTopic[] {
  return REQUESTER_TOPICS.filter((topic) => {
    if (topic === 'on-hold') return isEnabled('waiting', desk);
    return topic !== 'published' || isEnabled('published', desk);
  });
}

/** What is told of one's own tickets. */
export function ownTickets(host: PanelHost): TemplateResult {
  const { words, chosen, session } = host;
  const { desk } = session;
  const place = 'own';
  const isUsual = Object.keys(chosen.requester).length === 0;
  const usual = (): void =>
    save(
      host,
      place,
      { requester: Object.fromEntries(Object.keys(chosen.requester).map((topic) => [topic, null])) },
      words.own.usualAgain,
    );
  const content = html`<fieldset class="switches">
      <legend class="visually-hidden">${words.own.legend}</legend>
      ${topicsOn(desk).map((topic) => {
        const { name, means } = words.topics[topic];
        return switchRow({
          id: `own-${topic}`,
          name,
          means,
          on: hearsTopic(chosen, topic, desk.requesterDefault),
          turn: (on) => save(host, place, { requester: { [topic]: on } }, on ? words.own.on(name) : words.own.off(name)),
        });
      })}
    </fieldset>
    ${isUsual ? nothing : html`<button class="button link" type="button" @click=${usual}>${words.own.usual}</button>`}
    <p class="hint">${words.own.always}</p>
    ${keepingNote(host, place)}`;
  return section(host, { id: place, title: words.own.title, hint: words.own.hint, content });
}

/** What is told of tickets that are not one's own. */
export function otherTickets(host: PanelHost): TemplateResult {
  const { words, chosen, session } = host;
  const place = 'others';
  // Who is given tickets without being staff: where anybody may be.
  const isGiven = session.desk.assignable === 'everyone' && !isStaff(session.me, session.desk);
  const relations = ['watched', 'observed', 'mentions', ...(isGiven ? (['assigned'] as const) : [])] as const;
  const content = html`<fieldset class="switches">
      <legend class="visually-hidden">${words.others.title}</legend>
      ${relations.map((relation) => {
        const { name, means } = words.others[relation];
        return switchRow({
          id: `others-${relation}`,
          name,
          means,
          on: chosen[relation],
          turn: (on) => save(host, place, { [relation]: on }, on ? words.own.on(name) : words.own.off(name)),
        });
      })}
    </fieldset>
    ${keepingNote(host, place)}`;
  return section(host, { id: place, title: words.others.title, content });
}
