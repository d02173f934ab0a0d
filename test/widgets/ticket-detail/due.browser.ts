/** What is promised of a ticket, beside its thread: for its team, in words, and for nobody else. */
import { expect } from '@open-wc/testing';
import '../../../src/widgets/ticket-detail/define.ts';
import { violationsIn } from '../axe.ts';
import { textOf } from './finding.ts';
import { doAs, fileAs } from '../desk/world.ts';
import { LEA, MARTIN, NOW, SUPPORT, until, world } from '../ticket-form/world.ts';

let host: HTMLElement;

const PROMISING = {
  ...SUPPORT,
  serviceLevels: [{ service: 'moodle', priority: null, response: 30, take: 60, resolution: 480 }],
};

describe('what is promised of a ticket', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    host.style.setProperty('inline-size', '70em');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  async function shown(person: typeof LEA): Promise<HTMLElement> {
    const at = world(PROMISING);
    const ticket = await fileAs(at, LEA, 'Je ne vois plus mes cours', { service: 'moodle', category: 'accounts' });
    await doAs(at, MARTIN, ticket, 'take');
    const detail = document.createElement('guichet-ticket-detail');
    detail.lang = 'fr';
    detail.zone = 'Europe/Paris';
    detail.clock = () => NOW + 2 * 3_600_000;
    Object.assign(detail, { backend: at.address, desk: at.desk, person, ticket });
    host.append(detail);
    await until(() => textOf(detail).includes('Propriétés'), 'the ticket stands');
    return detail;
  }

  it('says to its team what came in time, and how long there is for the rest', async () => {
    const detail = await shown(MARTIN);
    await until(() => textOf(detail).includes('Échéances'), 'what is promised is said');
    expect(textOf(detail)).to.match(/Prise en charge En 1\smin, sur 1\sh promis/u);
    expect(textOf(detail)).to.match(/Solution À temps : 6\sh avant le mardi 24 novembre 2026 à 23:30/u);
    expect(await violationsIn(detail)).to.deep.equal([]);
  });

  it('says nothing of it to whoever asked', async () => {
    const detail = await shown(LEA);
    await until(() => textOf(detail).includes('Observateurs'), 'everything is there');
    expect(textOf(detail)).not.to.contain('Échéances');
  });
});
