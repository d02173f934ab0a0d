import { theatre } from './stage.ts';
import { SUPPORT, TALK } from './story.ts';

const story = theatre();

story(
  'a solved ticket becomes an article; a learner finds it while typing and files nothing, which reports count',
  async (stage) => {
    const lea = await stage.seat('course', 'lea');
    await lea.file(SUPPORT);

    const manager = await stage.seat('course', 'bernard');
    const { words } = manager;
    await manager.tab('tickets');
    await manager.open(SUPPORT.summary);
    await manager.act(words.take);
    await manager.actWith(words.resolve, words.solution, `Bonjour Léa Moreau,\n\n${TALK.solution}\n\nN. Bernard, 03 88 00 00 00`);
    await manager.isIn('resolved');
    await manager.act('En faire un article');
    await manager.sees('relisez-le avant de publier');
    const written = manager.desk.getByRole('textbox', { name: 'Texte', exact: true });
    await written.filter({ visible: true }).waitFor();
    for (const personal of ['Moreau', '03 88']) await manager.missed(personal);
    await manager.desk.getByRole('combobox', { name: 'Pour qui' }).selectOption({ label: 'Pour tout le monde' });
    await manager.button('Enregistrer le brouillon').click();
    await manager.sees('L’article est enregistré.');
    await manager.button('Publier').click();
    await manager.sees('L’article est publié.');

    const sami = await stage.seat('course', 'sami');
    await sami.tab('form');
    await sami.fill({ service: 'Moodle', summary: 'mon dépôt du devoir 3 est refusé' });
    await sami.desk.getByText('Une réponse possible', { exact: true }).click();
    await sami.button(SUPPORT.summary).click();
    await sami.sees(TALK.solution);
    await sami.button(/^Cela répond à ma question/u).click();
    await sami.sees('Rien n’est déposé.');

    await manager.desk.getByRole('tab', { name: 'Rapports' }).click();
    await manager.sees('Tickets évités');
    await manager.sees('dont 1 par un article');
  },
);
