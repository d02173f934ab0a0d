/**
 * Mistakes that somebody could make in the rules, each of which must turn a test red (see planted.test.ts).
 * When a rule is rewritten, its mistake is written anew here: a text that is no longer found fails the test.
 */
export interface Mistake {
  /** What it breaks, as a reviewer would say it. */
  readonly breaks: string;
  /** In src/domain. */
  readonly file: string;
  readonly original: string;
  readonly mistaken: string;
  /** In test/domain. */
  readonly test: string;
}

export const MISTAKES: readonly Mistake[] = [
  {
    breaks: 'a technician takes over what a moderator alone may',
    file: 'privileges.ts',
    original: "'take-over': { profile: 'moderator', switch: 'take-over' }",
    mistaken: "'take-over': { profile: 'technician', switch: 'take-over' }",
    test: 'tables.test.ts',
  },
  {
    breaks: 'the assignee approves in the place of the requester',
    file: 'privileges.ts',
    original: "'approve-closure': { relations: ['requester'] }",
    mistaken: "'approve-closure': { relations: ['assignee'] }",
    test: 'tables.test.ts',
  },
  {
    breaks: 'what is being tested may be escalated',
    file: 'lifecycle.ts',
    original: "{ from: [...NEW, 'resolving', 'waiting'], command: 'escalate', to: 'transferred' }",
    mistaken: "{ from: ACTIVE_HERE, command: 'escalate', to: 'transferred' }",
    test: 'tables.test.ts',
  },
  {
    breaks: 'somebody grants his own request',
    file: 'allowed.ts',
    original: "return relations?.requester === true ? 'own-approval' : null;",
    mistaken: 'return null;',
    test: 'rules.test.ts',
  },
  {
    breaks: 'an administrator takes a confidential ticket that he is no member for',
    file: 'allowed.ts',
    original:
      "if (ticket.assignee === null) return person !== undefined && isAssignable(person, desk, ticket) ? null : 'not-assignable';",
    mistaken: 'if (ticket.assignee === null) return null;',
    test: 'rules.test.ts',
  },
  {
    breaks: 'a pending approval stops nothing',
    file: 'allowed.ts',
    original: "return ticket.approval?.state === 'pending' && !PASS_WHILE_PENDING.has(command) ? 'approval-pending' : null;",
    mistaken: 'return PASS_WHILE_PENDING.has(command) ? null : null;',
    test: 'rules.test.ts',
  },
  {
    breaks: 'a confidential category is open to whoever the mode lets read',
    file: 'visibility.ts',
    original: '{ not: confidential },',
    mistaken: 'EVERYTHING,',
    test: 'properties/visibility.test.ts',
  },
  {
    breaks: 'a restricted ticket is read by everyone',
    file: 'visibility.ts',
    original: "return { and: [{ eq: ['restricted', false] }, groups] };",
    mistaken: 'return groups;',
    test: 'rules.test.ts',
  },
  {
    breaks: 'any of several conditions becomes all of them',
    file: 'predicate.ts',
    original: 'return predicate.or.some(',
    mistaken: 'return predicate.or.every(',
    test: 'properties/visibility.test.ts',
  },
  {
    breaks: 'where testing is not used, a test sends the ticket back to open',
    file: 'states.ts',
    original: "testing: 'resolving',",
    mistaken: "testing: 'open',",
    test: 'moves.test.ts',
  },
  {
    breaks: 'taking over what waits ends its wait',
    file: 'decisions/handling.ts',
    original: "state === 'waiting' || state === 'testing' ? state : 'resolving'",
    mistaken: "state === 'waiting' || state === 'testing' ? 'resolving' : 'resolving'",
    test: 'moves.test.ts',
  },
  {
    breaks: 'an answer to a question that nobody handles puts it in work without an assignee',
    file: 'decisions/writing.ts',
    original: "story.entering(story.ticket.assignee === null ? 'open' : 'resolving')",
    mistaken: "story.entering('resolving')",
    test: 'moves.test.ts',
  },
  {
    breaks: 'a denied request that is reopened needs no approval',
    file: 'decisions/reopening.ts',
    original: "approval: { ...ticket.approval, state: 'pending' }",
    mistaken: "approval: { ...ticket.approval, state: 'granted' }",
    test: 'rules.test.ts',
  },
  {
    breaks: 'a ticket that is over keeps its place in the stack',
    file: 'grounds.ts',
    original: 'if (!enters) patch.rank = null;',
    mistaken: '',
    test: 'properties/lifecycle.test.ts',
  },
  {
    breaks: 'a ticket in work still says that it waits',
    file: 'grounds.ts',
    original: "waiting: to === 'waiting' ? waiting : null",
    mistaken: 'waiting: waiting ?? ticket.waiting',
    test: 'properties/lifecycle.test.ts',
  },
  {
    breaks: 'staff notes are known to everybody',
    file: 'viewing.ts',
    original: 'comments: ticket.comments.filter((mark) => scopes.includes(mark.scope)),',
    mistaken: 'comments: ticket.comments,',
    test: 'properties/secrecy.test.ts',
  },
  {
    breaks: 'the place in the stack is shown to everybody',
    file: 'viewing.ts',
    original: 'position: relations.staff ? viewer.position : null,',
    mistaken: 'position: viewer.position,',
    test: 'properties/secrecy.test.ts',
  },
  {
    breaks: 'a link to a hidden ticket makes this one look changed',
    file: 'evolve.ts',
    original: "'link',",
    mistaken: '',
    test: 'properties/secrecy.test.ts',
  },
  {
    breaks: 'a question asked after a long wait expires at once',
    file: 'delays.ts',
    original: "ticket.comments.filter((mark) => mark.scope !== 'staff' && !outside.includes(mark.author)),",
    mistaken: 'ticket.comments.filter(() => outside.length > 99),',
    test: 'endings.test.ts',
  },
  {
    breaks: 'tickets depend on each other in a circle',
    file: 'decisions/links.ts',
    original: 'context.around.reachable.includes(ticket.id)',
    mistaken: "context.around.reachable.includes('')",
    test: 'endings.test.ts',
  },
  {
    breaks: 'the page predicts where a reopened ticket enters the stack, without knowing the stack',
    file: 'foreseeable.ts',
    original: 'export const FORESEEABLE = {\n',
    mistaken: "import { reopen } from './decisions/reopening.ts';\nexport const FORESEEABLE = {\n  reopen,\n",
    test: 'properties/predict.test.ts',
  },
  {
    breaks: 'an observer learns who reads a ticket, and when',
    file: 'presence.ts',
    original: "return takesPart && doing === 'typing' ? doing : null;",
    mistaken: 'return takesPart ? doing : null;',
    test: 'presence.test.ts',
  },
  {
    breaks: 'a shared list is shown to whoever is no staff',
    file: 'saved-view-rights.ts',
    original: "(view.scope === 'staff' && isStaff(person, desk))",
    mistaken: "view.scope === 'staff'",
    test: 'saved-view.test.ts',
  },
  {
    breaks: 'greetings alone make tickets alike',
    file: 'similar.ts',
    original: 'return words.some(({ weight }) => weight === 1) ? words : [];',
    mistaken: 'return words.map((word) => ({ ...word, weight: 1 }));',
    test: 'similar.test.ts',
  },
];
