/** A desk with secrets in every place that one can hold, and every way there is over HTTP to ask for one. */
import type { Command, CommandName } from '../../src/domain/commands.ts';
import { COMMANDS } from '../../src/domain/commands.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import type { OperationName } from '../../src/http/routes.ts';
import { PEOPLE, SCHOOL, WORKSHOP, command, filing, id, text } from '../conformance/world.ts';
import { serve, type Served } from './place.ts';

/** Stands in every secret text: whoever may not read one must never be sent it. */
export const SECRET = 'Xylophage';

/** Stands in what another desk holds: nobody of this one is sent it from here. */
export const ELSEWHERE = 'Zygomatique';

/** What a request may name: a thing that is there, or one of the same shape that is not. */
export interface Named {
  readonly ticket: string;
  readonly key: string;
  readonly file: string;
  /** A file on its way. */
  readonly coming: string;
  readonly entry: string;
  readonly view: string;
  readonly article: string;
  readonly notice: string;
}

export interface SecretPlace {
  readonly served: Served;
  readonly secret: Named;
  /** A ticket that everybody here reads, with notes and files for staff. */
  readonly open: string;
  /** A ticket of sami's own. */
  readonly own: string;
}

/** Nothing of this is anywhere. */
export function nothing(): Named {
  return { ticket: id(), key: 'INF_999', file: id(), coming: id(), entry: '4', view: id(), article: id(), notice: '9999' };
}

async function sent(
  served: Served,
  who: PersonInput,
  name: string,
): Promise<{ id: string; name: string; type: string; size: number }> {
  const answer = await served.ask('PUT', `/desks/school/files/${id()}?name=${name}`, who, SECRET);
  return (await answer.json()) as { id: string; name: string; type: string; size: number };
}

async function runs(served: Served, who: PersonInput, ...commands: Command[]): Promise<void> {
  const answer = await served.ask('POST', '/desks/school/commands', who, commands);
  if (!answer.ok) throw new Error(await answer.text());
}

/** @param onError told of what the server did not foresee */
export async function secretPlace(onError?: (error: unknown) => void): Promise<SecretPlace> {
  const served = serve(
    { desk: SCHOOL, people: Object.values(PEOPLE), desks: [WORKSHOP] },
    { limits: { body: 100_000 }, onError },
  );
  const { lea, tech, mod, admin, sami, nurse } = PEOPLE;
  await served.ask('PATCH', '/desks/school/preferences', lea, { signature: SECRET, requester: { commented: true } });
  const file = await sent(served, lea, `${SECRET}.txt`);
  const hidden = filing({ category: 'sante', summary: `${SECRET} un`, description: SECRET, files: [file] });
  await runs(served, lea, hidden, command('comment', hidden.ticket, { comment: text(SECRET) }));
  await runs(served, nurse, command('comment', hidden.ticket, { comment: text(SECRET, 'staff') }));
  await runs(served, nurse, command('comment', hidden.ticket, { comment: text(SECRET) }));
  const open = filing({ summary: 'Un ticket ouvert' });
  await runs(served, lea, open);
  const note = await sent(served, tech, `${SECRET}.log`);
  await runs(served, tech, command('comment', open.ticket, { comment: text(`${SECRET} entre nous`, 'staff', [note]) }));
  const own = filing({ summary: 'Le mien' });
  await runs(served, sami, own);
  const view = id();
  const kept = { id: view, name: SECRET, owner: 'lea', scope: 'own', filter: {} };
  await served.ask('PUT', `/desks/school/views/${view}`, lea, kept);
  const article = id();
  const content = { kind: 'article', title: { fr: SECRET }, text: { fr: SECRET }, scope: 'staff', places: [], problem: null };
  await served.ask('POST', '/desks/school/knowledge/commands', mod, { do: 'write', id: id(), article, seen: 0, content });
  const patch = { services: undefined, feedback: 'Merci' };
  await served.ask('POST', '/desks/school/settings/commands', admin, [{ do: 'change-settings', id: id(), patch }]);
  const elsewhere = filing({ summary: ELSEWHERE, service: undefined, category: undefined });
  await served.ask('POST', '/desks/atelier/commands', lea, [elsewhere]);
  const coming = id();
  await served.ask('POST', `/desks/school/files/${coming}?name=${SECRET}.txt&size=24`, lea);
  await served.ask('PATCH', `/desks/school/files/${coming}?offset=0`, lea, SECRET);
  const notices = (await (await served.ask('GET', '/desks/school/notices', lea)).json()) as { notices: { id: string }[] };
  const seen = (await (await served.ask('GET', `/desks/school/tickets/${hidden.ticket}`, lea)).json()) as {
    key: string;
    timeline: { id: string }[];
  };
  const secret = {
    ticket: hidden.ticket,
    key: seen.key,
    file: file.id,
    coming,
    entry: seen.timeline.at(-1)?.id ?? '',
    view,
    article,
    notice: notices.notices[0]?.id ?? '',
  };
  return { served, secret, open: open.ticket, own: own.ticket };
}

/** What commands need besides the ticket that they are about, naming what is asked for wherever they name anything. */
function argumentsOf(name: CommandName, named: Named): object {
  const comment = text('Bonjour');
  const file = { id: named.file, name: 'a.txt', type: '', size: SECRET.length };
  const table: Readonly<Partial<Record<CommandName, object>>> = {
    file: { service: 'moodle', category: 'acces', summary: 'Encore', description: '', files: [file] },
    edit: { summary: 'Autre' },
    attach: { files: [file], scope: 'public' },
    detach: { file: named.file, comment },
    withdraw: { entry: id() },
    comment: { comment },
    answer: { comment },
    assign: { to: 'tech' },
    ask: { comment },
    postpone: { reason: 'other' },
    'fail-test': { comment },
    resolve: { solution: comment },
    'refuse-closure': { comment },
    refuse: { comment },
    move: { service: 'video', category: 'salles' },
    distribute: { desk: 'atelier' },
    return: { comment },
    'set-state': { state: 'resolved', solution: comment },
    'ask-approval': {},
    'deny-approval': { comment },
    rank: { to: 'top' },
    'set-priority': { priority: 'high' },
    'ask-raise': { comment, urgent: false },
    link: { type: 'see-also', to: named.ticket },
    unlink: { type: 'see-also', to: named.ticket },
    split: { entry: id(), new: id(), summary: 'Part', description: '' },
    merge: { comment, into: named.ticket },
    invite: { person: 'tech' },
    uninvite: { person: 'tech' },
    'change-requester': { to: 'tech' },
    'log-time': { minutes: 5 },
    rate: { mark: 3 },
    checklist: { change: { act: 'tick', item: id(), done: true } },
    'break-glass': { comment },
  };
  return table[name] ?? {};
}

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const PERIOD = { from: '2026-01-01', until: '2026-12-31' } as const;

/** Requests that name something, by operation; `own` is a ticket of whoever asks. */
export function asking(named: Named, own: string): Readonly<Record<Exclude<OperationName, 'leave'>, readonly Asked[]>> {
  const onTicket = { ticket: named.ticket };
  const content = {
    kind: 'known-problem',
    title: { fr: 'T' },
    text: { fr: 'T' },
    scope: 'everyone',
    places: [],
    problem: named.ticket,
  };
  const about = { id: id(), article: named.article, seen: 1 };
  const by = (type: 'article' | 'ticket'): object => ({ id: id(), by: { type, id: named[type] }, service: null, category: null });
  return {
    session: [{}],
    changes: [{ params: { after: 'x', wait: '0' } }],
    run: [
      ...COMMANDS.filter((name) => name !== 'file').map((name) => ({
        body: [command(name, named.ticket, argumentsOf(name, named))],
      })),
      ...(['file', 'attach', 'link', 'unlink', 'merge'] as const).map((name) => ({
        body: [command(name, name === 'file' ? id() : own, argumentsOf(name, named))],
      })),
      { body: [command('comment', own, { comment: text('Oui') }), command('comment', named.ticket, { comment: text('Non') })] },
    ],
    ticket: [{ params: { key: named.ticket } }, { params: { key: named.key } }],
    timeline: [{ params: { ticket: named.ticket, before: named.entry } }],
    tickets: [
      { body: { where: { eq: ['id', named.ticket] }, count: true } },
      { body: { text: named.key, count: true } },
      { body: { text: SECRET } },
      { body: {} },
    ],
    counts: [{ body: { it: { eq: ['id', named.ticket] }, all: { not: { eq: ['id', named.ticket] } } } }],
    similar: [{ body: { text: `${SECRET} un`, place: { service: 'moodle', category: 'sante' } } }],
    read: [{ params: onTicket, body: { version: '1' } }],
    announce: [
      { params: onTicket, body: { doing: 'typing' } },
      { params: onTicket, body: { doing: 'left' } },
    ],
    open: [{ params: { ticket: named.ticket, file: named.file } }, { params: { ticket: own, file: named.file } }],
    picture: [{ params: { ticket: named.ticket, file: named.file } }, { params: { ticket: own, file: named.file } }],
    upload: [{ params: { id: id(), name: 'a.txt' }, body: 'bonjour' }],
    // What one begins oneself is one's own, under any id: here nothing is begun, so that nothing is found of it later.
    beginUpload: [{ params: { id: named.coming, name: 'a.txt', size: '999999999' } }],
    continueUpload: [
      { params: { id: named.coming, offset: '0' }, body: 'bonjour' },
      { params: { id: named.file, offset: '0' }, body: 'bonjour' },
    ],
    uploaded: [{ params: { id: named.coming } }, { params: { id: named.file } }],
    dropUpload: [{ params: { id: named.coming } }],
    people: [{ body: { purpose: 'reader', text: '' } }, { body: { purpose: 'assignee', service: 'moodle', category: 'sante' } }],
    views: [{}],
    saveView: [{ params: { id: named.view }, body: { id: named.view, name: 'Mienne', owner: 'lea', scope: 'own', filter: {} } }],
    forgetView: [{ params: { id: named.view } }],
    preferences: [{}],
    savePreferences: [
      { body: { tickets: { [named.ticket]: { taken: false } } } },
      { body: { tickets: { [named.ticket]: null } } },
    ],
    whoHears: [
      { body: { occasion: 'taken', ticket: named.ticket } },
      { body: { occasion: 'filed', service: 'moodle', category: 'sante' } },
    ],
    todaysReport: [{ params: { service: 'moodle' } }],
    report: [{ body: { period: PERIOD, by: 'category', step: 'month', clock: 'wall' } }],
    'about.person': [{ params: { id: 'nurse' } }],
    'about.mine': [{}],
    'about.exportMine': [{}],
    'about.forgetMine': [{}],
    'about.foreseeErasing': [{ params: { id: 'nurse' } }],
    'about.erase': [{ params: { id: 'nurse' } }],
    'claiming.offered': [{}],
    'claiming.claim': [{ body: [named.ticket] }],
    'claiming.decline': [{}],
    'archive.export': [{}],
    'archive.check': [{ body: '{}' }],
    'archive.import': [{ params: { replace: 'true' }, body: '{}' }],
    'bringing.people': [{}],
    'bringing.foresee': [{ body: '{}' }],
    'bringing.bring': [{ body: '{}' }],
    'retention.plan': [{ body: { rules: { texts: 1 } } }],
    'retention.apply': [{ body: { rules: { texts: 1 } } }],
    'administration.settings': [{}],
    'administration.usage': [{}],
    'administration.run': [{ body: [{ do: 'change-settings', id: id(), patch: { feedback: 'Non' } }] }],
    'administration.preview': [{ body: [{ do: 'change-settings', id: id(), patch: { feedback: 'Non' } }] }],
    'administration.history': [{}],
    'administration.directory': [{ params: { text: '' } }],
    'administration.nextAssignee': [{ body: { service: 'moodle', category: 'sante' } }],
    'administration.wouldFile': [{ body: { person: 'lea', availability: {} } }],
    'notices.page': [{}],
    'notices.unread': [{}],
    'notices.mark': [{ body: { which: [named.notice], read: true } }, { body: { which: { ticket: named.ticket }, read: true } }],
    'knowledge.search': [{ body: { text: SECRET, place: { service: null, category: null } } }],
    'knowledge.page': [{ body: {} }, { body: { text: SECRET } }],
    'knowledge.mine': [{}],
    'knowledge.run': [
      { body: { ...about, id: id(), do: 'publish' } },
      { body: { ...about, id: id(), do: 'discard' } },
      { body: { ...about, id: id(), do: 'write', content } },
      { body: { ...about, id: id(), seen: 0, do: 'write', content } },
    ],
    'knowledge.meToo': [
      { body: { problem: { ticket: named.ticket }, on: true } },
      { body: { problem: { article: named.article }, on: true } },
    ],
    'knowledge.avoided': [{ body: { ticket: by('ticket'), on: true } }, { body: { ticket: by('article'), on: true } }],
    'knowledge.read': [{ params: { article: named.article } }],
    'knowledge.history': [{ params: { article: named.article } }],
    'knowledge.helped': [{ params: { article: named.article }, body: { on: true } }],
  };
}
