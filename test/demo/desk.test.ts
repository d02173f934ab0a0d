import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { everyone } from '../../demo/people.ts';
import type { DemoDesk } from '../../demo/people.ts';
import { fieldsFor, isConfidential, takesTickets } from '../../src/domain/desk.ts';
import { Person } from '../../src/domain/schemas/people.ts';
import { enabledStates } from '../../src/domain/states.ts';
import { deskOf, settingsOf } from './settings.ts';

const DESKS: Readonly<Record<DemoDesk, string>> = { support: 'course.html', bugs: 'portal.html', tasks: 'intranet.html' };

function text(name: string): string {
  return readFileSync(new URL(`../../demo/${name}`, import.meta.url), 'utf8');
}

/** Every object of a document that says something in French. */
function sayings(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'fr' in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(sayings)];
}

for (const [name, page] of Object.entries(DESKS) as [DemoDesk, string][]) {
  describe(`the desk ${name} of the demonstration`, () => {
    const { desk, document, people } = settingsOf(name);
    const ids = new Set(everyone(name).map((person) => person.id));

    it('is a desk by the schema, and by its mode', () => {
      assert.equal(desk.id, name);
      assert.equal(desk.mode, name);
    });

    it('lists the people of the demonstration', () => {
      assert.deepEqual(
        people,
        everyone(name).map((person) => Person.parse(person)),
      );
    });

    it('names only people who live in the demonstration', () => {
      const named = desk.services.flatMap((service) => [
        ...service.managers.map((manager) => manager.person),
        ...service.observers,
        ...service.categories.flatMap((node) => [...(node.members ?? []), ...(node.approval?.approvers ?? [])]),
      ]);
      assert.deepEqual(
        [...named, ...desk.defaultAssignees].filter((id) => !ids.has(id)),
        [],
      );
    });

    it('has trees without loose ends, and fields that exist', () => {
      const codes = new Set(desk.fields.map((field) => field.code));
      for (const service of desk.services) {
        const nodes = new Set(service.categories.map((node) => node.id));
        assert.equal(nodes.size, service.categories.length, `${service.id}: two categories share an id`);
        for (const node of service.categories) {
          assert.ok(node.parent === undefined || nodes.has(node.parent), `${node.id} hangs from nothing`);
          assert.deepEqual(
            (node.fields ?? []).filter((code) => !codes.has(code)),
            [],
          );
        }
        assert.ok(
          service.categories.some((node) => takesTickets(service, node)),
          `${service.id} takes no tickets`,
        );
      }
      for (const field of desk.fields)
        assert.ok(field.showIf === undefined || codes.has(field.showIf.field), `${field.code} waits for nothing`);
    });

    it('says everything in French and in English', () => {
      const missing = sayings(document).filter(
        (said) => typeof said['en'] !== 'string' || said['en'] === '' || said['fr'] === '',
      );
      assert.deepEqual(missing, []);
      assert.ok(sayings(document).length > 8);
    });

    it('is the desk that its page embeds', () => {
      const html = text(page);
      assert.match(html, new RegExp(`desk="${name}"`));
      assert.match(html, new RegExp(`settings="./desk-${name}.json"`));
      assert.match(html, new RegExp(`mode="${desk.mode}"`));
      assert.match(html, new RegExp(`prefix="${desk.prefix ?? ''}"`));
    });
  });
}

describe('what the demonstration must be able to show', () => {
  const support = deskOf('support');

  it('has the eight services of the school', () => {
    assert.deepEqual(
      support.services.map((service) => service.id),
      ['moodle', 'scenari', 'portail', 'video', 'enquetes', 'bot', 'chat', 'rendez-vous'],
    );
  });

  it('has a confidential category that only its members handle', () => {
    assert.equal(isConfidential(support, 'rendez-vous', 'accompagnement'), true);
    assert.equal(isConfidential(support, 'moodle', 'devoirs'), false);
  });

  it('asks a file, a room, a system, an urgency and its date', () => {
    assert.deepEqual(
      ['capture', 'salle', 'systeme', 'urgence', 'echeance', 'page'].filter(
        (code) => !fieldsFor(support, 'moodle', 'devoirs').some((field) => field.code === code),
      ),
      [],
    );
  });

  it('uses all ten states where faults are tracked', () => {
    assert.equal(enabledStates(deskOf('bugs')).length, 10);
  });

  it('gives tasks a file and a text of their own', () => {
    const types = deskOf('tasks').fields.map((field) => field.type);
    assert.ok(types.includes('file') && types.includes('text'));
  });

  it('knows everyone by the schema, once', () => {
    for (const desk of Object.keys(DESKS) as DemoDesk[]) {
      const people = everyone(desk).map((person) => Person.parse(person));
      assert.equal(new Set(people.map((person) => person.id)).size, people.length);
    }
  });
});
