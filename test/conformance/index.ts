/** Every case of the suite: what whoever writes a backend runs (docs/backend.md). */
import { aboutCases } from './about.ts';
import { archiveCases } from './archive.ts';
import { administrationCases } from './administration.ts';
import { fieldCases } from './fields.ts';
import { fieldOrderCases } from './field-orders.ts';
import { fileCases } from './files.ts';
import { batchCases } from './batches.ts';
import { bringingCases } from './bringing.ts';
import { commandCases } from './commands.ts';
import { courseCases } from './courses.ts';
import { knowledgeCases } from './knowledge.ts';
import { listCases } from './lists.ts';
import { noticeCases } from './notices.ts';
import { preferenceCases } from './preferences.ts';
import { presenceCases } from './presence.ts';
import { reportCases } from './reports.ts';
import { retentionCases } from './retention.ts';
import { searchCases } from './search.ts';
import { secretCases } from './secrets.ts';
import { serviceLevelCases } from './service-levels.ts';
import { similarCases } from './similar.ts';
import { threadCases } from './threads.ts';
import { timedCases } from './timed.ts';
import { viewCases } from './views.ts';
import { visibilityCases } from './visibility.ts';
import { watchCases } from './watching.ts';
import type { ConformanceCase } from './world.ts';

export const cases: readonly ConformanceCase[] = [
  ...commandCases,
  ...batchCases,
  ...listCases,
  ...searchCases,
  ...threadCases,
  ...fileCases,
  ...watchCases,
  ...timedCases,
  ...visibilityCases,
  ...secretCases,
  ...serviceLevelCases,
  ...similarCases,
  ...viewCases,
  ...preferenceCases,
  ...noticeCases,
  ...presenceCases,
  ...reportCases,
  ...courseCases,
  ...archiveCases,
  ...bringingCases,
  ...retentionCases,
  ...aboutCases,
  ...administrationCases,
  ...fieldCases,
  ...fieldOrderCases,
  ...knowledgeCases,
];
