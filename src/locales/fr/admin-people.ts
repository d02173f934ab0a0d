/** Les mots des personnes que connaît un guichet. */
import { counter } from '../counter.ts';
import { de } from '../elision.ts';

const count = counter('fr');

const people = {
  find: 'Chercher une personne',
  found: (shown: number, total: number) =>
    shown === total
      ? count(total, { zero: 'Aucune personne ne répond à ces mots.', one: '# personne.', other: '# personnes.' })
      : `${count(shown, { one: '# personne montrée', other: '# personnes montrées' })} sur ${total}. Précisez le nom pour en voir moins.`,
  decidedHere: 'décidé ici',
  suspended: 'Accès suspendu',
  change: (name: string) => `Changer les droits ${de(name)}`,
  changeShort: 'Changer les droits',
  profile: 'Profil',
  profileHint: 'Sur tout le guichet. Un service peut donner plus à ses gestionnaires.',
  asPage: 'Selon la page',
  serves: 'Services servis',
  servesHint: 'Ceux où ce profil compte.',
  suspend: 'Suspendre l’accès',
  suspendHint:
    'La personne ne peut plus entrer, et aucun ticket ne lui est confié. Ses tickets restent : confiez-les ensuite, sous son nom.',
  services: (name: string) => `Ses services : ${name}`,
  servicesShort: 'Ses services',
  manages: (service: string) => `Gestionnaire de ${service}`,
  managesNot: (service: string) => `N’est pas gestionnaire de ${service}`,
  giveService: 'Nommer gestionnaire',
  giveServiceTo: (name: string, service: string) => `Nommer gestionnaire de ${service} : ${name}`,
  takeService: 'Retirer',
  takeServiceFrom: (name: string, service: string) => `Retirer la gestion de ${service} : ${name}`,
  managesNow: (name: string, service: string) => `${name} est désormais gestionnaire de ${service}.`,
  managesNoMore: (name: string, service: string) => `${name} n’est plus gestionnaire de ${service}.`,
  eraseOne: (name: string) => `Effacer ${name} du guichet`,
  erased: (name: string) => `${name} n’existe plus sur ce guichet. L’historique en garde la trace sans son nom.`,
  saved: (name: string) => `Les droits ${de(name)} sont enregistrés.`,
  add: 'Ajouter une personne',
  addHint: 'Pour qui n’est encore jamais venu sur ce guichet.',
  id: 'Identifiant',
  idHint: 'Celui par lequel la page la connaît. Il ne change plus ensuite.',
  name: 'Nom',
  mail: 'Adresse',
  added: (name: string) => `${name} est désormais une personne connue du guichet.`,
};

export default people;
export type AdminPeopleWords = typeof people;
