/** The Big List of Naughty Strings in every text that a person writes: kept to the byte, or refused beside its field. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BackendError, Invalid, type Session } from '../../src/backends/backend.ts';
import { memoryBackend } from '../../src/backends/memory/index.ts';
import { naughtyStrings } from './corpora.ts';

const STRINGS = naughtyStrings();

const backend = memoryBackend({
  desk: { id: 'naughty', name: 'Assistance', mode: 'bugs', fields: [{ code: 'salle', type: 'text', label: 'Salle' }] },
});

/** Files with a text in one place, and gives back what is read there, or what was wrong. */
async function filed(session: Session, where: 'summary' | 'description' | 'field', text: string): Promise<string | Invalid> {
  const id = crypto.randomUUID();
  try {
    const outcome = await session.run([
      {
        do: 'file',
        id: crypto.randomUUID(),
        ticket: id,
        summary: where === 'summary' ? text : 'Résumé',
        description: where === 'description' ? text : '',
        ...(where === 'field' ? { fields: { salle: text } } : {}),
      },
    ]);
    const ticket = outcome.tickets[0]?.ticket;
    assert.ok(ticket !== undefined);
    return where === 'field' ? String(ticket.fields['salle'] ?? '') : ticket[where];
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
}

describe('naughty strings', () => {
  for (const where of ['summary', 'description', 'field'] as const) {
    it(`as ${where}: byte-equal, or refused beside it`, async () => {
      const session = await backend.connect({ id: 'lea', name: 'Léa Moreau' });
      for (const text of STRINGS) {
        const read = await filed(session, where, text);
        if (read instanceof Invalid)
          assert.ok(
            read.issues.some((issue) => issue.path.includes(where === 'field' ? 'salle' : where)),
            JSON.stringify(text),
          );
        // A field that holds nothing but spaces is left empty.
        else assert.equal(read, where === 'field' && text.trim() === '' ? '' : text);
      }
      await session.close();
    });
  }

  it('as comments, read by somebody else', async () => {
    const [lea, sami] = [await backend.connect({ id: 'lea', name: 'Léa' }), await backend.connect({ id: 'sami', name: 'Sami' })];
    const ticket = crypto.randomUUID();
    await lea.run([{ do: 'file', id: crypto.randomUUID(), ticket, summary: 'Un fil', description: '' }]);
    for (const text of STRINGS.filter((each) => each.trim() !== '')) {
      await lea.run([
        { do: 'comment', id: crypto.randomUUID(), ticket, comment: { id: crypto.randomUUID(), text, scope: 'public' } },
      ]);
      const last = (await sami.ticket(ticket)).timeline.at(-1);
      assert.equal(last?.comments[0]?.text, text);
    }
  });

  it('as a search, as a key, as the name of a person or of a file: answered, or refused by one of the seam’s errors', async () => {
    const session = await backend.connect({ id: 'lea', name: 'Léa' });
    for (const text of STRINGS) {
      const asked = [
        () => session.tickets({ text }),
        () => session.people({ text, purpose: 'reader' }),
        () => session.ticket(text),
        () => session.upload(new Blob(['x']), { id: crypto.randomUUID(), name: text }),
        () => backend.connect({ id: `person-${text}`, name: text }),
      ];
      for (const ask of asked)
        await ask().catch((error: unknown) =>
          assert.ok(error instanceof BackendError, `${JSON.stringify(text)}: ${String(error)}`),
        );
    }
  });
});
