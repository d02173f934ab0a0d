/** What a page and the worker that holds its list's index say to each other. */
import type { Desk } from '../../../domain/desk.ts';
import type { Person } from '../../../domain/people.ts';
import type { Answer, Moment, Progress, Question } from './questions.ts';

/** To the worker: whose index it is, once; then questions. */
export type ToWorker =
  | { readonly open: { readonly database: string; readonly desk: string } }
  | {
      readonly ask: number;
      readonly question: Question;
      readonly person: Person;
      /** The number of a document, and the document itself the first time. */
      readonly document: number;
      readonly desk?: Desk | undefined;
      readonly knows?: Moment | undefined;
      readonly waits: boolean;
    };

/** From the worker: that it runs, how far it is, and answers; null: cannot say now. */
export type FromWorker =
  | { readonly hello: true }
  | { readonly progress: Progress }
  | { readonly answer: number; readonly found: (Answer & { readonly moment: Moment }) | null };
