/** What is said before a command: its title, and, where it cannot be undone, what will happen and to whom. */
import type { CommandName } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import { isEnabled, phase } from '../../domain/states.ts';
import type { TicketView } from '../../domain/view.ts';
import { localised } from '../../domain/values.ts';
import type { FormWords } from '../../locales/fr/ticket-acting.ts';
import type { Values } from './forms.ts';

export interface Saying {
  /** The act with its object: `Clore TRK2_9 ?` */
  readonly heading: string;
  /** What will happen, and to whom; empty where the title says it all. */
  readonly text: string;
  /** The verb of the button. */
  readonly verb: string;
}

/** The label of a command as a title or a button carries it: without the dots of a menu, nor the word that they stood after. */
export function verbOf(words: FormWords, name: CommandName): string {
  return words.titles[name] ?? words.commands.labels[name].replace(/…$/u, '');
}

/** A confirmation is one sentence: its question is the title, the rest says what will happen. */
function cut(text: string): { heading: string; text: string } {
  const end = text.indexOf('?') + 1;
  return { heading: text.slice(0, end).trim(), text: text.slice(end).trim() };
}

function confirmation(
  name: CommandName,
  view: TicketView,
  desk: Desk,
  values: Values,
  words: FormWords,
  me: string,
  language: string,
): string | undefined {
  const { ticket } = view;
  const key = view.key ?? words.unsent;
  const who = ticket.requester === me ? undefined : view.people[ticket.requester]?.name;
  const told = who ?? words.confirm.everyone;
  const { confirmations } = words;
  switch (name) {
    case 'resolve':
      return isEnabled('validated', desk) && ticket.requester !== me
        ? confirmations.resolve(key, told)
        : confirmations.resolveFinal(key, told);
    case 'cancel':
      return confirmations.cancel(key);
    case 'refuse':
      return confirmations.refuse(key, told);
    case 'merge':
      return confirmations.merge(key, values.ticket?.label.split(' ')[0]);
    case 'erase':
      return confirmations.erase(key);
    case 'deny-approval':
      return confirmations.deny(key, told);
    case 'distribute': {
      const to = desk.subDesks.find((each) => each.desk === values.desk);
      return confirmations.distribute(key, to === undefined ? '…' : localised(to.name, language));
    }
    case 'settle':
      return confirmations.settle(key);
    case 'approve-closure':
      return confirmations.approve(key);
    case 'withdraw':
      return words.confirm.withdraw;
    case 'detach':
      return words.confirm.detach(ticket.files.find((file) => file.id === values.file)?.name ?? '…');
    case 'break-glass':
      return words.confirm.breakGlass;
    default:
      return undefined;
  }
}

/** Tickets that this one depends on and that are not solved: what is closed before them may not hold (domain §3, link). */
function stillOpen({ ticket, linked }: TicketView, desk: Desk, words: FormWords): string[] {
  return ticket.links
    .map((link) => (link.type === 'depends-on' ? linked[link.ticket] : undefined))
    .filter((other) => other !== undefined && phase(other.state, desk) === 'active')
    .map((other) => other?.key ?? words.unnumbered);
}

/** Title, warning and button of a command's form. */
export function saying(
  name: CommandName,
  view: TicketView,
  desk: Desk,
  values: Values,
  words: FormWords,
  me: string,
  language: string,
): Saying {
  const verb = verbOf(words, name);
  const asked = confirmation(name, view, desk, values, words, me, language);
  if (asked === undefined) return { heading: verb, text: name === 'change-requester' ? words.confirm.changeRequester : '', verb };
  const { heading, text } = cut(asked);
  const before = name === 'resolve' ? stillOpen(view, desk, words) : [];
  return { heading, text: before.length === 0 ? text : `${words.confirm.dependsOn(before)} ${text}`, verb };
}
