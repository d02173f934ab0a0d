/** What any command will do to a view. Whoever only writes needs no more than `predict-writing`. */
import { decide } from './decide.ts';
import { foresee, type Predict } from './foreseeing.ts';

/** The view after a command, a refusal that the backend would give too, or `wait` where it cannot be known here. */
export const predict: Predict = (command, view, predictor) => foresee(decide, command, view, predictor);
