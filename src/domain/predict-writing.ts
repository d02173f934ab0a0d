/** What a comment, an answer or files will do to a view: the part of `predict` that everybody's page needs. */
import { isWriting, type WRITING } from './commands.ts';
import { decideBy } from './deciding.ts';
import type { Handlers } from './deciding.ts';
import { answer, attach, comment } from './decisions/writing.ts';
import { foresee, type Predict } from './foreseeing.ts';

const HANDLERS: Required<Pick<Handlers, (typeof WRITING)[number]>> = { answer, attach, comment };

/** As `predict` does, for these alone. A page knows no stack: where a ticket enters it is the backend's to say. */
export const predict: Predict = (command, view, predictor) =>
  isWriting(command) ? foresee((one, context) => decideBy(HANDLERS, () => null, one, context), command, view, predictor) : 'wait';
