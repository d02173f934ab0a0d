/**
 * Commands whose whole effect shows in the view of whoever gives them: a page may draw them before the backend answers. What
 * decides the others may be hidden from the page, or their effect lies outside one view. `edit` is one more (`predict-edit.ts`).
 */
import type { Handlers } from './deciding.ts';
import { checklist } from './decisions/checklist.ts';
import * as closing from './decisions/closing.ts';
import * as editing from './decisions/editing.ts';
import * as handling from './decisions/handling.ts';
import * as around from './decisions/people.ts';
import { see } from './decisions/seeing.ts';
import * as writing from './decisions/writing.ts';

export const FORESEEABLE = {
  'set-priority': editing.setPriority,
  attach: writing.attach,
  detach: editing.detach,
  withdraw: editing.withdraw,
  comment: writing.comment,
  answer: writing.answer,
  see,
  take: handling.take,
  'take-over': handling.takeOver,
  assign: handling.assign,
  release: handling.release,
  ask: handling.ask,
  postpone: handling.postpone,
  recall: handling.recall,
  test: handling.test,
  'pass-test': handling.passTest,
  'fail-test': handling.failTest,
  publish: handling.publish,
  resolve: handling.resolve,
  'approve-closure': closing.approve,
  expire: closing.expire,
  settle: closing.settle,
  cancel: closing.cancel,
  refuse: closing.refuseCommand,
  'ask-approval': around.askApproval,
  'deny-approval': around.denyApproval,
  invite: around.invite,
  uninvite: around.uninvite,
  watch: around.watch,
  unwatch: around.unwatch,
  'change-requester': around.changeRequester,
  'log-time': around.logTime,
  rate: around.rate,
  checklist,
  remind: around.remind,
  'ask-raise': around.askRaise,
} satisfies Partial<Handlers>;
