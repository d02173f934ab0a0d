/** The oracle: of everything that was written, one list a ticket holds each thing once, in its writer's order, or its writer has it back. */
import { returned, waiting } from '../../../src/backends/offline/shelf.ts';
import type { Command } from '../../../src/domain/commands.ts';
import { isLinearizable, type Done, type Model } from './history.ts';
import type { Life, Read, Written } from './simulation.ts';
import { textOf, type Line, type Place } from './virtual.ts';

const textsOf = (batch: readonly Command[]): string => batch.map(textOf).join('\n');

/** What of one person's is lost, or came back without reason. */
function missing({ who, written, shelf }: Life, place: Place): string[] {
  const back = new Map(returned(shelf).map((parcel) => [parcel.id, parcel]));
  const filed = new Map(
    written.flatMap((each) => each.batch.map((command) => [command.do === 'file' ? command.ticket : '', each] as const)),
  );
  const isRefused = ({ batch }: Written): boolean => textsOf(batch).includes('refuse');
  return written.flatMap((each) => {
    const id = each.batch[0]?.id ?? '';
    const effects = each.batch.filter((command) => place.effects.has(command.id)).length;
    const makes = filed.get(each.batch[0]?.ticket ?? '');
    const isHopeless = isRefused(each) || (makes !== undefined && isRefused(makes));
    if (effects > 0 && effects < each.batch.length) return [`torn: half of ${who}'s ${id} was done`];
    if (isHopeless && effects > 0) return [`refused and yet done: ${who}'s ${id}`];
    if (effects > 0) return back.has(id) ? [`done and yet given back: ${who}'s ${id}`] : [];
    if (!each.isKept || each.isWiped || each.isDiscarded) return [];
    const parcel = back.get(id);
    if (!isHopeless) return [`lost: ${who}'s ${id}${parcel === undefined ? '' : ` came back as ${parcel.trouble?.kind ?? ''}`}`];
    if (parcel === undefined) return [`lost: ${who}'s ${id} was refused, and is nowhere`];
    return textsOf(parcel.batch) === textsOf(each.batch) ? [] : [`lost: the words of ${who}'s ${id}`];
  });
}

/** What of one person's is in another order than they wrote it; what was on its way when they signed out may come whenever it does. */
function disordered({ who, written }: Life, lists: Place['lists']): string[] {
  const turns = new Map(
    written.flatMap(({ batch, cameBack, isWiped }, turn) =>
      cameBack || isWiped ? [] : batch.map((command, n) => [command.id, turn + n / 1000] as const),
    ),
  );
  return [...lists].flatMap(([ticket, lines]) => {
    const order = lines.flatMap(({ id }) => turns.get(id) ?? []);
    return order.every((turn, n) => n === 0 || (order[n - 1] ?? 0) < turn) ? [] : [`reordered: ${who} in ${ticket}`];
  });
}

function doubled(lists: Place['lists']): string[] {
  return [...lists].flatMap(([ticket, lines]) => {
    const texts = lines.flatMap(({ text }) => (text === '' ? [] : [text]));
    return new Set(texts).size === texts.length ? [] : [`doubled: in ${ticket}`];
  });
}

type Act = { readonly put: string } | { readonly ids: readonly string[] };

/** A list of which the end is known: how much of it there is. */
function growing(lines: readonly Line[]): Model<number, Act> {
  return {
    start: 0,
    step(length, act) {
      if ('put' in act) return lines[length]?.id === act.put ? length + 1 : undefined;
      return act.ids.length === length && act.ids.every((id, n) => lines[n]?.id === id) ? length : undefined;
    },
  };
}

function inexplicable(lives: readonly Life[], { lists }: Place, reads: readonly Read[]): string[] {
  const put = new Map<string, Done<Act>[]>();
  for (const { batch, from, doneAt } of lives.flatMap(({ written }) => written))
    for (const [n, { ticket, id }] of batch.entries()) {
      const acts = put.get(ticket) ?? [];
      acts.push({ act: { put: id }, from: from + n / 1e9, to: doneAt + n / 1e9 });
      put.set(ticket, acts);
    }
  return [...lists].flatMap(([ticket, lines]) => {
    const seen = reads
      .filter((read) => read.ticket === ticket)
      .map(({ ids, from, to }): Done<Act> => ({ act: { ids }, from, to }));
    return isLinearizable(growing(lines), [...(put.get(ticket) ?? []), ...seen])
      ? []
      : [`inexplicable: what was seen of ${ticket}`];
  });
}

/** What is wrong, in words; nothing when all is well. */
export function judge(lives: readonly Life[], place: Place, reads: readonly Read[]): string[] {
  return [
    ...lives.flatMap(({ who, shelf }) => waiting(shelf).map(({ id }) => `stuck: ${who}'s ${id}`)),
    ...lives.flatMap((life) => missing(life, place)),
    ...lives.flatMap((life) => disordered(life, place.lists)),
    ...doubled(place.lists),
    ...inexplicable(lives, place, reads),
  ];
}
