/** Drafts outlive what happens to a page. */
import { expect } from '@open-wc/testing';
import { Draft, type DraftKey } from '../../../src/widgets/shared/drafts.ts';
import { waitUntil } from '../waiting.ts';

let slot = 0;
function fresh(): DraftKey {
  slot += 1;
  return { backend: 'indexeddb:', desk: 'support', person: 'lea', slot: `new-${slot}` };
}

interface Form {
  readonly summary: string;
}

describe('drafts', () => {
  it('finds again, in another page, what was typed and the files, in their order', async () => {
    const key = fresh();
    const first = new Draft<Form>(key);
    first.save({ summary: 'Page bl' });
    first.save({ summary: 'Page blanche' });
    expect(await first.addFile({ id: 'b', name: 'écran.png', blob: new Blob(['png']) })).to.equal(true);
    await first.addFile({ id: 'a', name: 'journal.txt', blob: new Blob(['log']) });
    await first.dispose();
    const second = new Draft<Form>(key);
    const kept = await second.load();
    expect(kept?.value).to.deep.equal({ summary: 'Page blanche' });
    expect(kept?.files.map((file) => file.name)).to.deep.equal(['écran.png', 'journal.txt']);
    expect(await kept?.files[0]?.blob.text()).to.equal('png');
    await second.removeFile('b');
    expect((await second.load())?.files.map((file) => file.id)).to.deep.equal(['a']);
    await second.dispose();
  });

  it('writes by itself after a short silence', async () => {
    const key = fresh();
    const writer = new Draft<Form>(key);
    const reader = new Draft<Form>(key);
    writer.save({ summary: 'écrit' });
    let found: string | undefined;
    await waitUntil(async () => {
      found = (await reader.load())?.value.summary;
      return found !== undefined;
    });
    expect(found).to.equal('écrit');
    await writer.dispose();
    await reader.dispose();
  });

  it('keeps the last letters of a page that goes away at once', async () => {
    const key = fresh();
    const leaving = new Draft<Form>(key);
    leaving.save({ summary: 'dernier mot' });
    dispatchEvent(new PageTransitionEvent('pagehide'));
    const mirrored = Object.keys(localStorage).filter((name) => name.includes(key.slot));
    expect(mirrored).to.have.length(1);
    const next = new Draft<Form>(key);
    expect((await next.load())?.value).to.deep.equal({ summary: 'dernier mot' });
    await leaving.dispose();
    expect(Object.keys(localStorage).filter((name) => name.includes(key.slot))).to.have.length(0);
    await next.dispose();
  });

  it('tells the other tabs when it is saved and when it is cleared, and leaves nothing', async () => {
    const key = fresh();
    const heard: string[] = [];
    const here = new Draft<Form>(key);
    const there = new Draft<Form>(key, { other: (what) => heard.push(what) });
    here.save({ summary: 'x' });
    await here.addFile({ id: 'f', name: 'f', blob: new Blob(['f']) });
    await here.flush();
    await here.clear();
    await waitUntil(() => heard.length === 2);
    expect(heard).to.deep.equal(['saved', 'cleared']);
    expect(await there.load()).to.equal(null);
    await here.dispose();
    await there.dispose();
  });

  it('keeps desks, people and slots apart', async () => {
    const key = fresh();
    const mine = new Draft<Form>(key);
    mine.save({ summary: 'à moi' });
    await mine.flush();
    for (const other of [
      { ...key, person: 'sami' },
      { ...key, desk: 'bugs' },
      { ...key, backend: 'https://x.example' },
      { ...key, slot: 'TRK2_1' },
    ]) {
      const draft = new Draft<Form>(other);
      expect(await draft.load()).to.equal(null);
      await draft.dispose();
    }
    await mine.dispose();
  });

  it('does not let a save that waits come back after a clear', async () => {
    const key = fresh();
    const draft = new Draft<Form>(key);
    draft.save({ summary: 'déposé' });
    await draft.clear();
    await draft.flush();
    expect(await draft.load()).to.equal(null);
    await draft.dispose();
  });
});
