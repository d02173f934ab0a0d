/** Ce que seuls certains tickets ont : une priorité demandée, des incidents à clore, une liste à cocher, du temps noté. */
import { counter } from '../counter.ts';

const count = counter('fr');

const beside = {
  raise: {
    asked: (who: string, urgent: boolean) => `${who} demande une priorité plus haute${urgent ? ', en urgence' : ''}.`,
    answer: 'Répondre',
    yours: 'Vous avez demandé une priorité plus haute.',
    yoursMore: 'L’équipe le voit en tête de ce ticket ; sa réponse viendra dans le fil.',
  },
  incidents: {
    open: (n: number) =>
      count(n, {
        one: 'Un ticket causé par ce problème est encore ouvert.',
        other: '# tickets causés par ce problème sont encore ouverts.',
      }),
    more: 'La solution vaut-elle aussi pour ces tickets ? Qui les a déposés la lira et pourra la refuser.',
    which: 'Lesquels clore',
    solution: 'La solution',
    resolve: (n: number) => count(n, { one: 'Clore ce ticket', other: 'Clore ces # tickets' }),
    none: 'Choisissez au moins un ticket.',
    empty: 'Écrivez la solution.',
    busy: (done: number, all: number) => `${done} sur ${all}…`,
    done: (n: number) => count(n, { one: 'Un ticket clos.', other: '# tickets clos.' }),
    refused: (key: string, why: string) => `${key} : ${why}`,
  },
  checklist: {
    title: 'Liste à cocher',
    titled: (done: number, all: number) => `Liste à cocher (${done} sur ${all})`,
    progress: (done: number, all: number) => `${done} sur ${all}.`,
    begin: 'Ajouter une liste',
    add: 'À faire',
    addIt: 'Ajouter',
    team: 'Pour l’équipe seulement',
    toDo: 'À faire :',
    done: 'Fait :',
    actions: (text: string) => `Gestes sur « ${text} »`,
    up: 'Monter',
    down: 'Descendre',
    drop: 'Retirer de la liste',
  },
  time: {
    title: (total: string) => `Temps passé : ${total}`,
    before: 'Noté auparavant',
  },
};

export default beside;
export type BesideWords = typeof beside;
