/** Who teaches a course reads the open questions of its pages, where the desk says so, and nobody learns the course by a filter. */
import type { Session } from '../../src/backends/backend.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import { involvement } from '../../src/domain/query.ts';
import { equal, fails } from './assert.ts';
import { play, text } from './world.ts';
import type { ConformanceCase } from './world.ts';

const DUBOIS: PersonInput = { id: 'dubois', name: 'Mme Dubois', claims: { teaches: ['Algorithmique'] } };
const page = { url: 'https://moodle.example/course/9', course: 'Algorithmique' };

/** Keys of what a session's view of its courses holds. */
async function ofCourses(session: Session): Promise<(string | null)[]> {
  const page = await session.tickets({
    where: involvement('courses', session.me, session.desk),
    sort: [{ by: 'number' }],
    count: true,
  });
  equal(page.total, page.rows.length);
  return page.rows.map((row) => row.key);
}

export const courseCases: readonly ConformanceCase[] = [
  play(
    'a teacher finds the open questions of a course, reads them, and no others',
    async (stage) => {
      const [asked, , hidden] = [
        await stage.filed('lea', { page }),
        await stage.filed('lea', { page: { ...page, course: 'Physique' } }),
        await stage.filed('lea', { page, restricted: true }),
      ];
      const shut = await stage.filed('lea', { page, category: 'sante' });
      const dubois = await stage.opened.backend.connect(DUBOIS);
      equal(await ofCourses(dubois), ['INF_1']);
      const changed = await dubois.tickets({ sort: [{ by: 'changed', descending: true }] });
      equal(
        changed.rows.map((row) => row.key),
        ['INF_1'],
      );
      equal((await dubois.tickets({ text: 'mes cours' })).rows.length, 1, 'found by its words, as what one reads is');
      const view = await dubois.ticket(asked);
      equal([view.ticket.course, view.ticket.page], ['Algorithmique', null], 'the page itself is for who handles it');
      for (const ticket of [hidden, shut]) await fails(() => dubois.ticket(ticket), 'not-found');
      await dubois.run([{ id: crypto.randomUUID(), ticket: asked, do: 'comment', comment: text('Voir le chapitre 3') }]);
      await stage.does('tech', 'resolve', asked, { solution: text('Voilà') });
      equal(await ofCourses(dubois), [], 'what is over is no longer an open question');
      await fails(() => dubois.ticket(asked), 'not-found');
      await dubois.close();
    },
    { mode: 'support', courseTeachers: 'read' },
  ),
  play(
    'where the desk does not say so a teacher reads no more than anybody',
    async (stage) => {
      const ticket = await stage.filed('lea', { page });
      const dubois = await stage.opened.backend.connect(DUBOIS);
      equal((await dubois.tickets({})).rows.length, 0);
      await fails(() => dubois.ticket(ticket), 'not-found');
      await dubois.close();
    },
    { mode: 'support' },
  ),
  play('a filter tells nobody the course of a ticket that they read', async (stage) => {
    await stage.filed('lea', { page });
    const found = async (who: 'lea' | 'sami' | 'tech', course: string | null): Promise<number> =>
      (await (await stage.as(who)).tickets({ where: { eq: ['course', course] } })).rows.length;
    equal([await found('sami', 'Algorithmique'), await found('sami', null)], [0, 1]);
    equal([await found('tech', 'Algorithmique'), await found('tech', null)], [1, 0]);
  }),
];
