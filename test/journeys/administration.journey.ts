/** An editor builds a desk from nothing, it is used, read, and carried elsewhere: by what stands on the screen, on pages that set nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { openPage } from './host.ts';
import { Seat } from './seat.ts';
import { theatre, type Stage } from './stage.ts';
import { WORDS } from './words.ts';

const story = theatre();

const PEOPLE = {
  garnier: { name: 'Mme Garnier', profile: 'functional-admin' },
  bernard: { name: 'M. Bernard', profile: 'requester' },
  colin: { name: 'Mme Colin', profile: 'requester' },
  lea: { name: 'Léa Moreau', profile: 'requester' },
} as const;
type Who = keyof typeof PEOPLE;

/** Sits somebody down before a page whose desk is only named: nothing of it is set there. */
async function before(stage: Stage, who: Who, backend = 'indexeddb:'): Promise<Seat> {
  const { name, profile } = PEOPLE[who];
  const body = `<main><h1>Assistance</h1><guichet-desk backend="${backend}" desk="numerique" heading-level="2" person='${JSON.stringify({ id: who, name })}' profile="${profile}"></guichet-desk></main>`;
  const page = await openPage(stage, { head: '<script type="module" src="./guichet.js"></script>', body });
  const seat = new Seat(page, WORDS.fr);
  await seat.ready();
  return seat;
}

/** Administration, by the names of its parts. */
class Administration {
  readonly seat: Seat;
  readonly desk: Locator;

  constructor(seat: Seat) {
    this.seat = seat;
    this.desk = seat.desk;
  }

  async open(): Promise<void> {
    await this.seat.tab('admin');
  }

  async part(name: string): Promise<void> {
    await this.desk
      .getByRole('navigation', { name: 'Partie de l’administration' })
      .getByRole('button', { name, exact: true })
      .click();
    await this.desk.getByRole('heading', { name, exact: true }).first().waitFor();
  }

  /** Opens a fold by what its line begins with. */
  async unfold(name: string | RegExp, within: Locator = this.desk): Promise<Locator> {
    const line = within.locator('summary').filter({ hasText: name }).first();
    await line.waitFor();
    const fold = line.locator('..');
    if ((await fold.getAttribute('open')) === null) await line.click();
    return fold;
  }

  /** Saves what was typed in a form, and waits for what is said of it. */
  async save(form: Locator, said: string | RegExp): Promise<void> {
    await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await this.seat.sees(said);
  }

  async person(id: string, name: string): Promise<void> {
    const form = await this.unfold('Ajouter une personne');
    await form.getByRole('textbox', { name: 'Identifiant' }).fill(id);
    await form.getByRole('textbox', { name: 'Nom' }).fill(name);
    await this.save(form, `${name} est désormais une personne connue du guichet.`);
  }

  async service(name: string, category: string): Promise<Locator> {
    const form = await this.unfold('Ajouter un service');
    await form.getByRole('textbox', { name: 'Nom du service' }).fill(name);
    await form.getByRole('textbox', { name: 'Première catégorie' }).fill(category);
    await this.save(form, `« ${name} » est ajouté.`);
    return this.unfold(name);
  }

  async category(service: Locator, name: string): Promise<void> {
    const form = await this.unfold('Ajouter une catégorie', service);
    await form.getByRole('textbox', { name: 'Nom de la catégorie' }).fill(name);
    await this.save(form, `« ${name} » est ajouté.`);
  }

  async manager(service: Locator, name: string): Promise<void> {
    await service.getByRole('combobox', { name: 'Ajouter un gestionnaire' }).fill(name);
    await service.getByRole('option', { name }).click();
    await this.seat.sees(`${name} gère désormais ce service.`);
  }

  /** Defines a field. @param fill what is set besides its name and type */
  async field(name: string, type: string, fill?: () => Promise<unknown>): Promise<void> {
    const { desk } = this;
    await desk.getByRole('button', { name: 'Ajouter un champ' }).click();
    await desk.getByRole('textbox', { name: 'Intitulé', exact: true }).fill(name);
    await desk.getByRole('combobox', { name: 'Type de réponse' }).selectOption({ label: type });
    await fill?.();
    await desk.getByRole('button', { name: 'Ajouter ce champ' }).click();
    await this.seat.sees(`Champ « ${name} » ajouté`);
  }
}

const DEVICE = { label: 'Appareil', options: ['Ordinateur', 'Téléphone'] };

async function buildServices(admin: Administration): Promise<void> {
  await admin.part('Personnes');
  await admin.person('bernard', PEOPLE.bernard.name);
  await admin.person('colin', PEOPLE.colin.name);
  await admin.part('Services et catégories');
  const moodle = await admin.service('Moodle', 'Devoirs');
  await admin.category(moodle, 'Carnet de notes');
  await admin.manager(moodle, PEOPLE.bernard.name);
  const wifi = await admin.service('Wifi', 'Connexion');
  await admin.manager(wifi, PEOPLE.colin.name);
  const category = await admin.unfold('Connexion', wifi);
  const template = category.getByRole('textbox', { name: 'Modèle de description (français)' });
  await template.fill('Bâtiment et salle :\nDepuis quand :');
  await admin.save(category, '« Connexion » est enregistré.');
}

async function buildFields(admin: Administration): Promise<void> {
  const { desk } = admin;
  await admin.part('Champs');
  await admin.field(DEVICE.label, 'Choix', async () => {
    for (const [at, option] of DEVICE.options.entries()) {
      await desk.getByRole('button', { name: 'Ajouter une réponse' }).click();
      await desk.getByRole('textbox', { name: `Réponse ${at + 1}`, exact: true }).fill(option);
    }
    await desk.getByRole('checkbox', { name: 'Obligatoire' }).check();
  });
  await admin.field('Modèle du téléphone', 'Texte court', async () => {
    await desk
      .getByRole('combobox', { name: 'Quand il est demandé' })
      .selectOption({ label: `Selon la réponse à « ${DEVICE.label} »` });
    await desk.getByRole('checkbox', { name: 'Téléphone' }).check();
    await desk.getByRole('checkbox', { name: 'Obligatoire' }).check();
  });
  await admin.field('Jour de la panne', 'Date');
}

/** Open until the end of 2099. */
async function buildAvailability(admin: Administration): Promise<void> {
  const { desk, seat } = admin;
  await admin.part('Réglages');
  const own = desk.getByRole('form', { name: 'Le guichet' });
  await own.getByRole('textbox', { name: 'Nom (français)' }).fill('Le numérique');
  await admin.save(own, '« Le guichet » est enregistré.');
  await admin.part('Disponibilité');
  await desk.getByLabel(/^Fermé à partir du/u).fill('2099-12-31T18:00');
  await seat.button('Enregistrer la disponibilité').click();
  await seat.sees('La disponibilité est enregistrée');
  await admin.part('Délais promis');
  await seat.button('Ajouter un délai').click();
  await desk.getByRole('combobox', { name: 'Service' }).selectOption({ label: 'Wifi' });
  await desk.getByRole('textbox', { name: 'Solution, heures' }).fill('8');
  await seat.button('Enregistrer les délais').click();
  await seat.sees('Les délais promis sont enregistrés');
}

/** The learner meets the template, and the field that an answer calls. @returns the key of what is filed */
async function fileAsLearner(lea: Seat): Promise<string> {
  const { desk, words } = lea;
  await lea.tab('form');
  await desk.getByRole('combobox', { name: words.service, exact: true }).selectOption({ label: 'Wifi' });
  const description = desk.getByRole('textbox', { name: words.description });
  await desk.getByText('Bâtiment et salle').or(description).first().waitFor();
  assert.match(await description.inputValue(), /^Bâtiment et salle :/u, 'the template is there to be filled');
  await desk.getByRole('textbox', { name: words.summary, exact: true }).fill('Le wifi coupe en amphi');
  const model = desk.getByRole('textbox', { name: 'Modèle du téléphone' });
  const device = desk.getByRole('combobox', { name: DEVICE.label });
  await device.selectOption({ label: 'Ordinateur' });
  assert.equal(await model.count(), 0, 'a computer has no telephone model');
  await device.selectOption({ label: 'Téléphone' });
  await model.fill('Fairphone 5');
  return lea.submit();
}

/** The manager handles it, reads of it in the report, and has that printed. */
async function handleAndReport(manager: Seat, key: string): Promise<void> {
  const { desk, page } = manager;
  await manager.tab('tickets');
  await manager.sees('À temps : 8 h');
  await manager.open('Le wifi coupe en amphi');
  await manager.unfold();
  await manager.sees('Fairphone 5');
  await manager.act('Prendre en charge');
  await manager.isIn('resolving');
  await manager.tab('reports');
  await desk.getByRole('button', { name: '1, voir les tickets : Déposés', exact: true }).waitFor();
  await desk.getByRole('region', { name: 'Détail : service' }).getByText('Wifi').first().waitFor();
  // The window of the system in which one prints is not the page's: what it is given is.
  await page.evaluate(() => {
    new MutationObserver(() => {
      const view = document.querySelector<HTMLIFrameElement>('.print-frame')?.contentWindow;
      if (view != null) view.print = () => Object.assign(globalThis, { printed: view.document.body.textContent });
    }).observe(document.body, { childList: true });
  });
  await manager.button('Imprimer').click();
  const printed = await page.waitForFunction(() => (globalThis as { printed?: string }).printed);
  assert.match(String(await printed.jsonValue()), /Déposés[\s\S]*Wifi/u, `${key} is counted on paper`);
}

/** Exports the desk. @returns where the file is on disk */
async function exported(seat: Seat): Promise<string> {
  const admin = new Administration(seat);
  await admin.open();
  await admin.part('Importer et exporter');
  const download = seat.page.waitForEvent('download');
  await seat.button('Exporter tout le guichet').click();
  const file = await (await download).path();
  await seat.sees('Guichet exporté : 1 ticket.');
  return file;
}

/** All that an archive says, but when it was made. */
function whatItSays(file: string): unknown {
  const { made: _made, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return rest;
}

story('an editor builds a desk from nothing; it is used, read, printed, and carried elsewhere', async (stage) => {
  const editor = await before(stage, 'garnier');
  const admin = new Administration(editor);
  await admin.open();
  await buildServices(admin);
  await buildFields(admin);
  await buildAvailability(admin);

  const lea = await before(stage, 'lea');
  const key = await fileAsLearner(lea);
  const manager = await before(stage, 'colin');
  await handleAndReport(manager, key);
  const other = await before(stage, 'bernard');
  await other.tab('tickets');
  await other.missed('Le wifi coupe en amphi');
  await other.sees(/31 décembre 2099/u);

  const first = await exported(editor);
  const elsewhere = await before(stage, 'garnier', 'indexeddb:ailleurs');
  const there = new Administration(elsewhere);
  await there.open();
  await there.part('Importer et exporter');
  const archive = { name: 'numerique.guichet.json', mimeType: 'application/json', buffer: readFileSync(first) };
  await there.desk.getByLabel('Choisir un fichier').setInputFiles(archive);
  await elsewhere.button('Importer ce guichet').click();
  await elsewhere.sees('Guichet importé : 1 ticket.');
  const second = await exported(elsewhere);
  assert.deepEqual(whatItSays(second), whatItSays(first));
  await elsewhere.tab('tickets');
  await elsewhere.open('Le wifi coupe en amphi');
  await elsewhere.isIn('resolving');
});
