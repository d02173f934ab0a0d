/** A desk whose every text is hostile: its document, its people, its tickets with what is said in them, its views. */
import type { HostilePage, HostileWindow } from './hostile-page.ts';

/** Who administers it: somebody with an ordinary name, so that the doors to each place are found. */
export const ADMIN = JSON.stringify({ id: 'admin', name: 'Admin', profile: 'functional-admin' });

/** People of one group are found together, by the beginning of their ids. */
export const GROUP = 8;

/** The beginning of the id of a text's person. */
export const groupOf = (at: number): string => `g${String(Math.floor(at / GROUP)).padStart(3, '0')}`;

/**
 * Makes the desk `vectors`. Each text is the summary, the description, a comment, the page, a field and an option of one ticket,
 * and the name of who handles it; the last of the texts are the newest tickets, and names of views.
 * @param sharp how many of the last ones are
 * @returns the tickets' ids, in the order of the texts
 */
export function fillDesk({ page }: HostilePage, texts: readonly string[], sharp: number): Promise<string[]> {
  const people = texts.map((_, at) => `${groupOf(at)}-${at}`);
  return page.evaluate(
    async ({ all, ids, most }) => {
      const { packed } = globalThis as unknown as HostileWindow;
      const { connect } = (await import(`${location.origin}/guichet.js`)) as typeof import('../../src/guichet.ts');
      const cut = (text: string, longest: number): string => {
        const short = text.slice(0, longest).toWellFormed();
        return short.trim() === '' ? 'vide' : short;
      };
      const [whole = ''] = packed(all, 60_000);
      const label = cut(all.at(-1) ?? '', 80);
      const desk = {
        id: 'vectors',
        name: whole,
        description: whole,
        feedback: whole,
        mode: 'bugs' as const,
        prefix: '"><img src=x o',
        onBehalf: 'staff' as const,
        assignable: 'everyone' as const,
        files: { maxBytes: 1000, maxCount: 100 },
        fields: [
          { code: 'salle', type: 'text' as const, label, help: whole, listable: true },
          {
            code: 'choix',
            type: 'choice' as const,
            label,
            listable: true,
            filterable: true,
            options: all.map((text, at) => ({ code: `o${at}`, label: text })),
          },
        ],
      };
      const settings = {
        desk,
        people: [
          { id: 'admin', name: 'Admin', profile: 'functional-admin' as const },
          ...all.map((text, at) => ({ id: ids[at] ?? '', name: cut(text, 255), school: cut(text, 255) })),
        ],
      };
      const session = await connect(
        { backend: 'indexeddb:', desk: 'vectors', settings: () => Promise.resolve(settings) },
        { id: 'admin', name: 'Admin', profile: 'functional-admin' },
      );
      const files = await Promise.all(
        packed(all.slice(-most), 255).map((name) =>
          session.upload(new Blob(['x']), { id: crypto.randomUUID(), name: cut(name, 255) }),
        ),
      );
      const tickets = all.map(() => crypto.randomUUID());
      const commands = all.flatMap((text, at) => {
        const ticket = tickets[at] ?? '';
        const line = cut(text, 255);
        const file = {
          do: 'file' as const,
          id: crypto.randomUUID(),
          ticket,
          kind: 'problem' as const,
          summary: line,
          description: text,
          assignee: ids[at] ?? '',
          observers: [ids[at] ?? ''],
          fields: { salle: line, choix: `o${at}` },
          page: { url: line, title: line, course: line, browser: line, screen: cut(text, 64) },
          ...(at === all.length - 1 ? { files } : {}),
        };
        const comment = { id: crypto.randomUUID(), text, scope: 'public' as const };
        return [file, { do: 'comment' as const, id: crypto.randomUUID(), ticket, comment }];
      });
      for (let at = 0; at < commands.length; at += 100) await session.run(commands.slice(at, at + 100));
      for (const text of all.slice(-most))
        await session.saveView({
          id: crypto.randomUUID(),
          name: cut(text, 80),
          owner: 'admin',
          scope: 'own',
          filter: {},
          text: text.slice(0, 500).toWellFormed(),
        });
      await session.close();
      return tickets;
    },
    { all: texts, ids: people, most: sharp },
  );
}
