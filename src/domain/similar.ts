/**
 * Which tickets are in the way of filing one more (domain §8, "while a person types"): the person's own that are still active,
 * and problems that are known already. Likeness is how much of what was typed a ticket says too; being filed in the same place
 * makes it more.
 */
import { EMPTY_WORDS, lookups, queryTerms, terms } from './terms.ts';
import type { Lookup } from './terms.ts';
import type { Place } from './visibility.ts';

/** Most tickets that are offered. */
export const MOST_SIMILAR = 5;

/** How much of a long text is looked at, in UTF-16 code units: who writes more has said by then what it is about. */
const LONGEST_ASKED = 1000;

/** Letters that a word needs to say something. */
const SHORTEST_WORD = 3;

/** Less of what was typed than this, and nothing is offered. */
const FLOOR = 0.5;

/** Words that most tickets have, whatever they are about: they count for little, and not at all alone. */
const WEAK_WORDS = new Set(
  `aide aider aucun aussi autre avec avoir besoin bonjour bonsoir car chez comme comment cordialement depuis deux dire donc encore
  erreur essaie essayer etre fait faire faut fois fonctionne fonctionner fonctionnent impossible jamais jour juste leur lors lorsque
  mais malgre marche marchent marcher matin meme merci moi non nos notre nous page peut peux plus plusieurs pouvez pouvoir
  premier probleme problemes puis quand quel quelle quoi rien sais sans semaine semble sont soucis souci sous suis svp tente
  tous tout toujours toute toutes tres trop urgent veux voici voila voir vois vos votre vouloir vrai
  again all any anymore been but can cannot could day did does doesn don dont error every fail fails get getting good had has
  have hello help her him how into issue issues its just like more morning need not now off one only our out please problem
  problems see she should since some still thank thanks that their them then there they this today tried try trying unable
  urgent use using very was week were what when which who why will won work working works would you your`.split(/\s+/u),
);
const WEAK = 0.25;

/** One word that was typed: what finds it, and how much it says. */
export interface AskedWord extends Lookup {
  readonly weight: number;
}

/** What was typed, as it is looked up; nothing where it says nothing yet. */
export function askedWords(text: string): AskedWord[] {
  const found = new Map<string, AskedWord>();
  for (const lookup of lookups(queryTerms(text.slice(0, LONGEST_ASKED)))) {
    const word = lookup.prefix ?? lookup.any[0] ?? '';
    if (word.length < SHORTEST_WORD || EMPTY_WORDS.has(word)) continue;
    found.set(word, { ...lookup, weight: WEAK_WORDS.has(word) ? WEAK : 1 });
  }
  const words = [...found.values()];
  return words.some(({ weight }) => weight === 1) ? words : [];
}

/** Whether terms, with a space before and after each, have a word. */
function has(indexed: string, { any, prefix }: Lookup): boolean {
  return any.some((term) => indexed.includes(` ${term} `)) || (prefix !== undefined && indexed.includes(` ${prefix}`));
}

/** Summaries are compared at each letter typed, and are few: what they are found by is made once. */
const SUMMARIES = new Map<string, string>();
const MOST_SUMMARIES = 1000;

function summaryTerms(summary: string): string {
  const known = SUMMARIES.get(summary);
  if (known !== undefined) return known;
  if (SUMMARIES.size >= MOST_SUMMARIES) SUMMARIES.clear();
  const made = ` ${terms(summary).join(' ')} `;
  SUMMARIES.set(summary, made);
  return made;
}

function weigh(words: readonly AskedWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

/** Of a long text no ticket says all: what is asked of one grows more slowly than the text. */
function enough(total: number): number {
  return total <= 4 ? total : 4 + (total - 4) / 3;
}

function nearness(one: Place, other: Place): number {
  if (one.service !== other.service) return 1;
  return one.category === other.category ? 1.5 : 1.25;
}

/** What of a ticket is compared: what everyone who reads it reads. */
export interface Compared extends Place {
  readonly summary: string;
  /** Its public terms, with a space before and after each. */
  readonly terms: string;
}

/**
 * How alike a ticket and what was typed are: 0 where it is not worth offering, up to 1.5.
 * @param asked see `askedWords`
 * @param place where the person is about to file
 */
export function likeness(asked: readonly AskedWord[], ticket: Compared, place: Place): number {
  const hits = asked.filter((word) => has(ticket.terms, word));
  if (!hits.some(({ weight }) => weight === 1)) return 0;
  const wanted = enough(weigh(asked));
  if (weigh(hits) / wanted < FLOOR) return 0;
  const summary = summaryTerms(ticket.summary);
  // What a ticket is called says what it is about; what else stands in it may be there by the way.
  const said = hits.reduce((sum, word) => sum + word.weight * (has(summary, word) ? 1 : 0.5), 0);
  const share = Math.min(1, said / wanted);
  return share < FLOOR ? 0 : share * nearness(ticket, place);
}
