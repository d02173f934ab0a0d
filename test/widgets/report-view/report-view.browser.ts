/** A report as somebody works with it: figures, definitions, the trend by keys, tables, files, paper, and the tickets behind. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { Session } from '../../../src/backends/backend.ts';
import type { GuichetReportView } from '../../../src/widgets/report-view/report-view.ts';
import { violationsIn } from '../axe.ts';
import { byRole, inside, plain } from '../shared/inside.ts';
import { BERNARD, LEA, MARTIN, lived, placeReport, standing, until, world, type Look, type World } from './world.ts';

describe('a report', () => {
  let host: HTMLElement;
  let at: World;

  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    host.style.inlineSize = '1000px';
    document.body.append(host);
    at = world();
  });

  afterEach(() => host.remove());

  async function shown(look: Look = {}): Promise<GuichetReportView> {
    const view = placeReport(host, at, look);
    await standing(view);
    return view;
  }

  const root = (view: GuichetReportView): ShadowRoot => inside(view);
  const section = (view: GuichetReportView, id: string): HTMLElement => {
    const found = root(view).querySelector<HTMLElement>(`.section.${id}`);
    if (found === null) throw new Error(`no section ${id}`);
    return found;
  };
  const figure = (view: GuichetReportView, name: string): HTMLElement => {
    const found = [...root(view).querySelectorAll<HTMLElement>('.headline')].find((each) => each.textContent.includes(name));
    if (found === undefined) throw new Error(`no figure ${name}`);
    return found;
  };
  const cells = (view: GuichetReportView, id: string): string[][] =>
    [...section(view, id).querySelectorAll('tr')]
      .slice(1)
      .map((row) => [...row.querySelectorAll('th, td')].map((cell) => plain(cell.textContent)));

  /** A choice among a few, by its label. */
  function choice(view: GuichetReportView, label: string): HTMLSelectElement {
    const labels = [...root(view).querySelectorAll('label')];
    const named = labels.find((each) => plain(each.textContent) === label);
    const select = root(view).querySelector<HTMLSelectElement>(`select[id="${named?.htmlFor ?? ''}"]`);
    if (select === null)
      throw new Error(`no choice ${label}; there are: ${labels.map((each) => plain(each.textContent)).join(', ')}`);
    return select;
  }

  async function choose(view: GuichetReportView, label: string, value: string): Promise<void> {
    const select = choice(view, label);
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await view.updateComplete;
    await standing(view);
  }

  async function listOf(view: GuichetReportView): Promise<HTMLElement> {
    const list = (): HTMLElement | null => root(view).querySelector<HTMLElement>('guichet-ticket-list');
    await until(() => list()?.shadowRoot?.querySelector('[data-ticket]') != null, 'the tickets are listed');
    const found = list();
    if (found === null) throw new Error('no list');
    return found;
  }

  async function counts(session: Session, view: GuichetReportView): Promise<void> {
    const report = await session.report({
      period: { from: '2026-08-27', until: '2026-11-24' },
      by: 'service',
      step: 'week',
      clock: 'opening',
    });
    expect(plain(figure(view, 'Déposés').querySelector('.value')?.textContent)).to.equal(String(report.period.moves.filed.count));
    expect(plain(figure(view, 'Réglés').querySelector('.value')?.textContent)).to.equal(
      String(report.period.moves.settled.count),
    );
    expect(plain(figure(view, 'Actifs').querySelector('.value')?.textContent)).to.equal(String(report.active));
  }

  it('says the figures of the desk, and of which days', async () => {
    await lived(at);
    const view = await shown();
    const session = await at.backend.connect(BERNARD);
    await counts(session, view);
    await session.close();
    expect(plain(root(view).querySelector('.about')?.textContent))
      .to.contain('du 27 août 2026 au 24 novembre 2026')
      .and.to.contain('36 tickets');
    expect(cells(view, 'groups').map(([name, tickets]) => [name, tickets])).to.deep.equal([
      ['Moodle', '24'],
      ['Plateforme vidéo', '12'],
    ]);
  });

  it('the satisfaction says how many opinions it is made of, and gives no number of tickets for them', async () => {
    await lived(at);
    const view = await shown();
    expect(plain(figure(view, 'Satisfaction').textContent)).to.match(/ sur 4 \d+ avis /u);
  });

  it('each measure has its definition behind a button that says so', async () => {
    await lived(at, 12);
    const view = await shown();
    const button = byRole(figure(view, 'Taux de résolution'), 'button', 'Définition : Taux de résolution');
    const text = (): Element | null => root(view).querySelector('#definition-figure-resolved');
    expect([button.getAttribute('aria-expanded'), text()?.checkVisibility()]).to.deep.equal(['false', false]);
    button.click();
    await view.updateComplete;
    expect([button.getAttribute('aria-expanded'), text()?.checkVisibility()]).to.deep.equal(['true', true]);
    expect(plain(text()?.textContent)).to.contain('non abandonnés');
  });

  it('the trend is gone through by the keys of a slider, and stands as a table beside', async () => {
    await lived(at);
    const view = await shown();
    const trend = section(view, 'trend');
    const slider = trend.querySelector<HTMLElement>('input[type="range"][aria-label="Parcourir les points du graphique"]');
    if (slider === null) throw new Error('no slider');
    const last = slider.getAttribute('aria-valuetext');
    slider.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await view.updateComplete;
    const before = slider.getAttribute('aria-valuetext') ?? '';
    expect(before).not.to.equal(last);
    expect(plain(trend.querySelector('.said')?.textContent)).to.equal(plain(before));
    byRole(trend, 'button', 'Tableau').click();
    await view.updateComplete;
    const rows = cells(view, 'trend');
    const point = rows.at(-2) ?? [];
    expect(plain(before)).to.equal(
      `${point[0]} : ${point[1]} déposé${Number(point[1]) > 1 ? 's' : ''}, ${point[2]} réglé${Number(point[2]) > 1 ? 's' : ''}, ${point[5]} actif${Number(point[5]) > 1 ? 's' : ''} à la fin`,
    );
  });

  it('from a figure to its tickets and back to the figure; the list is as long as the figure', async () => {
    await lived(at);
    const view = await shown();
    const settled = byRole(figure(view, 'Réglés'), 'button', /voir les tickets/u);
    settled.click();
    const list = await listOf(view);
    expect(plain(view.shadowRoot?.activeElement?.textContent)).to.equal('Tickets : Réglés');
    const resolved = inside(list).querySelectorAll('tbody [data-ticket], [role="listitem"][data-ticket]').length;
    // Some were settled twice: a list has each once.
    expect(resolved).to.be.greaterThan(0).and.to.be.at.most(Number(settled.textContent));
    byRole(root(view), 'button', 'Retour au rapport').click();
    await view.updateComplete;
    expect(view.shadowRoot?.activeElement).to.equal(settled);
    const workload = section(view, 'workload');
    const martin = byRole(workload, 'button', /Actifs, Claire Martin/u);
    const expected = Number(martin.textContent);
    martin.click();
    const his = await listOf(view);
    await until(() => inside(his).querySelectorAll('tbody [data-ticket]').length === expected, 'his tickets and no others');
  });

  it('a ticket that took long is opened by its number', async () => {
    await lived(at, 12);
    const view = await shown();
    const asked: unknown[] = [];
    view.addEventListener('guichet-ticket-open', (event) => {
      event.preventDefault();
      asked.push(event.detail.key);
    });
    const link = section(view, 'slowest').querySelector('a');
    link?.click();
    expect(asked).to.deep.equal([plain(link?.textContent)]);
  });

  it('compares two periods, tells apart by another word, counts in real time', async () => {
    await lived(at);
    const view = await shown();
    const opening = plain(figure(view, 'Résolution').querySelector('.value')?.textContent);
    await choose(view, 'Compter les délais', 'wall');
    expect(plain(figure(view, 'Résolution').querySelector('.value')?.textContent)).not.to.equal(opening);
    await choose(view, 'Comparer', 'before');
    expect(figure(view, 'Déposés').textContent).to.contain('avant');
    await choose(view, 'Détailler par', 'assignee');
    expect(cells(view, 'groups').map(([name]) => name)).to.deep.equal(['Claire Martin', 'Ali User', 'Libres']);
    await choose(view, 'Délai détaillé', 'take');
    expect(plain(section(view, 'spread').querySelector('.section-title')?.textContent)).to.equal('Répartition : prise en charge');
    view.remove();
    const again = await shown();
    expect(choice(again, 'Détailler par').value, 'kept for the tab').to.equal('assignee');
  });

  it('the list’s filters narrow it, and are taken away one by one', async () => {
    await lived(at);
    const view = await shown();
    byRole(root(view), 'button', 'Filtrer').click();
    await until(() => root(view).querySelector('.filters') !== null, 'the filters are there');
    await choose(view, 'Type', 'incident');
    await until(() => plain(root(view).querySelector('.about')?.textContent).includes('8 tickets'), 'eight are incidents');
    byRole(root(view), 'button', 'Retirer le filtre Type : Incident').click();
    await until(() => plain(root(view).querySelector('.about')?.textContent).includes('36 tickets'), 'all of them again');
  });

  it('a period that ends before it begins is said beside it, and the figures stay', async () => {
    await lived(at, 12);
    const view = await shown();
    await choose(view, 'Période', 'chosen');
    const last = root(view).querySelector<HTMLInputElement>('#report-until');
    if (last === null) throw new Error('no last day');
    last.value = '2020-01-01';
    last.dispatchEvent(new Event('change'));
    await view.updateComplete;
    const field = root(view).querySelector('#report-until');
    expect(field?.getAttribute('aria-invalid')).to.equal('true');
    const described = root(view).querySelector(`#${field?.getAttribute('aria-describedby') ?? ''}`);
    expect(plain(described?.textContent)).to.contain('finit avant de commencer');
    expect(root(view).querySelector('.headlines')).not.to.equal(null);
  });

  it('a table is a file that spreadsheets read, with hours as numbers', async () => {
    await lived(at, 12);
    const view = await shown();
    const made: Promise<string>[] = [];
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob.text());
      return create(blob);
    };
    try {
      byRole(section(view, 'delays'), 'button', 'Télécharger en CSV : Délais').click();
      await until(() => made.length === 1, 'the file is made');
    } finally {
      URL.createObjectURL = create;
    }
    const [header = '', ...lines] = ((await made[0]) ?? '').trim().split('\r\n');
    expect(header).to.equal('"Délai détaillé";"Mesurés";"Médiane";"9 sur 10 en moins de";"Moyenne";"Le plus long"');
    expect(lines.length).to.equal(3);
    expect(lines[2]).to.match(/^"Résolution";"\d+";"\d+(?:,\d+)?";/u);
  });

  it('on paper stand the figures, the trend with its table, and every definition', async () => {
    await lived(at, 12);
    const view = await shown();
    let paper: Document | undefined;
    const frames = new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes]))
        if (node instanceof HTMLIFrameElement && node.contentWindow !== null) {
          node.contentWindow.print = () => undefined;
          paper = node.contentDocument ?? undefined;
        }
    });
    frames.observe(document.body, { childList: true });
    byRole(root(view), 'button', 'Imprimer').click();
    await until(() => (paper?.querySelectorAll('table').length ?? 0) > 3, 'the sheet is there');
    frames.disconnect();
    const said = plain(paper?.body.textContent);
    expect(said).to.contain('Assistance numérique · Rapports').and.to.contain('rang le plus proche').and.to.contain('Imprimé le');
    expect(paper?.querySelectorAll('svg.chart').length).to.equal(1);
    paper?.defaultView?.dispatchEvent(new Event('afterprint'));
  });

  it('says that tickets changed since, and reads them again when asked', async () => {
    await lived(at, 12);
    const view = await shown();
    expect(root(view).textContent).not.to.contain('ont changé');
    const lea = await at.backend.connect(LEA);
    await lea.run([
      {
        do: 'file',
        id: crypto.randomUUID(),
        ticket: crypto.randomUUID(),
        service: 'moodle',
        category: 'accounts',
        summary: 'Encore',
        description: '',
      },
    ]);
    await lea.close();
    await until(() => root(view).textContent.includes('ont changé'), 'it is said');
    byRole(root(view), 'button', 'Actualiser').click();
    await until(() => plain(root(view).querySelector('.about')?.textContent).includes('13 tickets'), 'one more');
    expect(root(view).textContent).not.to.contain('ont changé');
  });

  it('what cannot be read now is said, with a way to try again', async () => {
    at.backend.before = (operation) => {
      if (operation === 'report') throw new Unavailable('network');
    };
    const view = await shown();
    expect(plain(root(view).querySelector('.notice')?.textContent)).to.contain('ne répond pas');
    at.backend.before = undefined;
    byRole(root(view), 'button', 'Réessayer').click();
    await until(() => root(view).querySelector('.empty') !== null, 'there is an answer: no ticket');
  });

  it('says how far it is while it reads, and is stopped by a button', async () => {
    await lived(at);
    let asked = 0;
    let goOn: () => void = () => undefined;
    at.backend.before = (operation) => {
      if (operation !== 'report') return undefined;
      asked += 1;
      // A desk that answers so slowly that whoever waits is told how far it is, and then not at all.
      if (asked === 1) return new Promise<void>((resolve) => setTimeout(resolve, 450));
      return asked === 2
        ? new Promise<void>((resolve) => {
            goOn = resolve;
          })
        : undefined;
    };
    const view = placeReport(host, at);
    await until(
      () => root(view).querySelector('.reading progress, .reading [role="progressbar"]') !== null,
      'it says how far it is',
    );
    expect(plain(root(view).querySelector('.reading')?.textContent)).to.match(/\d+ tickets lus sur \d+/u);
    byRole(root(view), 'button', 'Arrêter').click();
    await until(() => root(view).textContent.includes('Le rapport a été arrêté.'), 'it is stopped');
    goOn();
    byRole(root(view), 'button', 'Actualiser').click();
    await standing(view);
    expect(figure(view, 'Actifs').textContent).to.match(/\d/u);
  });

  it('an empty report asks to widen the filters only where there are some', async () => {
    const view = await shown();
    expect(plain(root(view).querySelector('.empty')?.textContent))
      .to.contain('Déposez un premier ticket')
      .and.not.contain('filtres');
  });

  it('tells who spent how much time, and draws the period compared', async () => {
    await lived(at);
    const martin = await at.backend.connect(MARTIN);
    const { rows } = await martin.tickets({ limit: 1 });
    await martin.run([{ id: crypto.randomUUID(), ticket: rows[0]?.id ?? '', do: 'log-time', minutes: 95 }]);
    await martin.close();
    const view = await shown();
    expect(cells(view, 'work')).to.deep.equal([
      ['Claire Martin', '1 h 35 min', '100 %'],
      ['Total', '1 h 35 min', '100 %'],
    ]);
    expect(root(view).querySelector('.line.earlier')).to.equal(null);
    await choose(view, 'Comparer', 'before');
    expect(root(view).querySelectorAll('.chart .line.earlier').length).to.equal(3);
    expect(section(view, 'trend').textContent).to.contain('Trait fin');
  });

  it('is not for who does not moderate', async () => {
    for (const person of [LEA, { ...MARTIN, id: 'someone' }]) {
      const view = await shown({ person });
      expect(root(view).textContent).to.contain('ouverts à la modération');
      view.remove();
    }
  });

  it('a desk without services or hours asks for neither', async () => {
    at = world({ id: 'plain', name: 'Assistance', mode: 'support' });
    const view = await shown();
    const offered = [...choice(view, 'Détailler par').options].map(({ value }) => value);
    expect(offered).to.deep.equal(['assignee', 'requester', 'school', 'kind', 'priority']);
    expect(root(view).querySelectorAll('.controls select').length, 'none for hours').to.equal(4);
  });

  for (const [theme, lang, width] of [
    ['light', 'fr', '1000px'],
    ['dark', 'en', '320px'],
  ] as const)
    it(`breaks no rule of accessibility, and overflows nowhere: ${theme}, ${lang}, ${width}`, async () => {
      await lived(at);
      host.style.inlineSize = width;
      host.style.colorScheme = theme;
      Object.assign(host.style, theme === 'dark' ? { background: '#14171a', color: '#e9edf0' } : {});
      const view = await shown({ lang });
      for (const button of root(view).querySelectorAll<HTMLElement>('[aria-controls^="definition-"]')) button.click();
      await view.updateComplete;
      expect(await violationsIn(host)).to.deep.equal([]);
      expect(host.scrollWidth).to.be.at.most(host.clientWidth);
    });
});
