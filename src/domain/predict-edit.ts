/** Foresees any command, `edit` included: for whoever has its form open, since it brings all that checks fields. */
import { edit } from './decisions/edit.ts';
import { FORESEEABLE } from './foreseeable.ts';
import { predictBy, type Predict } from './predict.ts';

export const predict: Predict = predictBy({ ...FORESEEABLE, edit });
