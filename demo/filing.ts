/** How a generated ticket is filed: by whom, about what, with which fields and files. */
import type { Desk } from '../src/domain/desk.ts';
import { fieldsFor } from '../src/domain/desk.ts';
import type { FieldValues, PageContext } from '../src/domain/fields.ts';
import type { Person } from '../src/domain/people.ts';
import type { Attachment } from '../src/domain/ticket.ts';
import { DAY } from '../src/domain/values.ts';
import { DETAILS, SAID_BY_REQUESTER } from './texts-comments.ts';
import type { Problem } from './problem.ts';
import type { Act, Teller } from './teller.ts';

/** Mean number of files on a real ticket, those of its comments included. */
const FILES_AT_FILING = 1.25;

type Filed = Extract<Act, { do: 'file' }>;

/** A day some days after now, as a date field holds it. */
function dayFrom(teller: Teller, days: number): string {
  return new Date(Date.parse(teller.instant) + days * DAY).toISOString().slice(0, 10);
}

function detail(teller: Teller, name: string): string {
  return teller.world.random.pick(DETAILS[name] ?? ['']);
}

/** A value for the fields that people fill in; the others stay empty, as they mostly do. */
function fieldValues(teller: Teller, desk: Desk, problem: Problem, files: readonly Attachment[]): FieldValues {
  const { random } = teller.world;
  const asked = new Set(fieldsFor(desk, problem.service ?? null, problem.category ?? null).map((field) => field.code));
  const values: FieldValues = {};
  const put = (code: string, often: number, value: () => FieldValues[string]) => {
    if (asked.has(code) && random.chance(often)) values[code] = value();
  };
  const option = (code: string) =>
    random.pick((desk.fields.find((field) => field.code === code)?.options ?? []).map((each) => each.code));
  put('urgence', 0.6, () => (random.chance(0.65) ? 'aucune' : option('urgence')));
  if (values['urgence'] === 'examen') values['echeance'] = dayFrom(teller, random.whole(1, 20));
  put('systeme', 0.5, () => option('systeme'));
  if (values['systeme'] === 'salle') values['salle'] = detail(teller, 'salle');
  put('cours', 0.7, () => teller.fill('{cours}'));
  put('navigateurs', 0.4, () => [option('navigateurs')]);
  put('lien', 0.4, () => `https://videos.insa.example/v/${String(random.whole(1000, 9999))}`);
  put('participants', 0.6, () => random.whole(12, 240));
  put('ecole', 0.8, () => option('ecole'));
  put('reproductible', 0.7, () => option('reproductible'));
  if (values['reproductible'] === 'toujours')
    put('etapes', 0.5, () => '1. ouvrir le portail ;\n2. se connecter ;\n3. attendre dix secondes.');
  put('module', 1, () => teller.fill('{module}'));
  put('rendre-le', 0.8, () => dayFrom(teller, random.whole(3, 30)));
  put('duree', 0.5, () => random.whole(1, 20));
  put('forme', 0.6, () => option('forme'));
  if (values['forme'] === 'oral') values['salle'] = `${detail(teller, 'salle')}, ${detail(teller, 'heure')}`;
  const first = files[0];
  if (first !== undefined) put(asked.has('document') ? 'document' : 'capture', 0.7, () => [first.id]);
  return values;
}

function pageContext(teller: Teller): PageContext {
  return {
    url: `https://moodle.insa.example/course/view.php?id=${String(teller.world.random.whole(100, 4000))}`,
    title: teller.fill('Cours : {cours}'),
    course: teller.fill('{cours}'),
    browser: `${teller.fill('{navigateur}')} ${String(teller.world.random.whole(115, 150))}`,
    screen: teller.world.random.pick(['1920 × 1080', '1440 × 900', '412 × 915', '390 × 844']),
  };
}

/**
 * Files the ticket of a problem.
 * @param requester whose problem it is
 * @param filer who types it, when somebody else does
 * @param assignee to whom it is given at once
 */
export function fileTicket(
  teller: Teller,
  problem: Problem,
  requester: Person,
  filer: Person = requester,
  assignee?: Person,
): void {
  const { desk, random } = teller.world;
  const count = Math.min(desk.files.maxCount, Math.floor(-Math.log(1 - random.next()) * (FILES_AT_FILING + 0.45)));
  const files = Array.from({ length: count }, () => teller.file());
  const more = random.chance(0.3) ? `\n\n${random.pick(SAID_BY_REQUESTER)}` : '';
  const act: Filed = {
    do: 'file',
    summary: teller.fill(problem.summary),
    description: teller.fill(problem.description + more),
    fields: fieldValues(teller, desk, problem, files),
    ...(problem.service === undefined ? {} : { service: problem.service }),
    ...(problem.category === undefined ? {} : { category: problem.category }),
    ...(files.length === 0 ? {} : { files }),
    ...(random.chance(0.4) ? { page: pageContext(teller) } : {}),
    ...(filer === requester ? {} : { requester: requester.id, origin: 'phone' as const }),
    ...(assignee === undefined ? {} : { assignee: assignee.id }),
  };
  teller.act(filer.id, act);
}
