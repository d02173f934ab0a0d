/** What is written to the portal's desk of faults, and the tasks that teachers give. */
import type { Line, Problem } from './problem.ts';
import { problems } from './problem.ts';

const FAULTS: readonly Line[] = [
  [
    'portail',
    'connexion',
    'Boucle de connexion avec {navigateur}',
    'Après le mot de passe, retour à la page d’accueil sans être connecté. « {erreur} » dans la console.',
    'Le témoin de session était refusé hors du domaine principal ; corrigé.',
  ],
  [
    'portail',
    'connexion',
    'Déconnexion toutes les dix minutes',
    'Même en lisant une page, on est déconnecté sans avertissement.',
    'La durée de session suit maintenant l’activité réelle.',
  ],
  [
    'portail',
    'connexion',
    'Le lien « Mot de passe oublié » mène à une page vide',
    'Depuis {jour}, la page est vide pour tout le monde.',
    'La page est rétablie et surveillée.',
  ],
  [
    'portail',
    'tuiles',
    'Les tuiles perdent leur ordre',
    'L’ordre choisi revient à celui d’origine après chaque mise à jour.',
    'L’ordre est gardé avec le profil et non plus dans le navigateur.',
  ],
  [
    'portail',
    'tuiles',
    'Deux tuiles portent le même nom',
    'Il y a deux tuiles « Stages », l’une ouvre une page vide.',
    'La tuile orpheline est retirée.',
  ],
  [
    'portail',
    'tuiles',
    'La tuile Emploi du temps affiche la semaine passée',
    'Le lundi matin elle reste sur la semaine précédente jusqu’à {heure}.',
    'Le cache de la tuile tient compte du changement de semaine.',
  ],
  [
    'portail',
    'recherche',
    'La recherche ne trouve pas les noms accentués',
    'Chercher « Noel » ne trouve pas « Noël ».',
    'La recherche ignore désormais les accents.',
  ],
  [
    'portail',
    'recherche',
    'L’annuaire affiche des personnes parties',
    '{n} personnes parties depuis un an y figurent encore.',
    'L’annuaire suit maintenant les dates de fin de contrat.',
  ],
  [
    'portail',
    'recherche',
    'Résultats en double',
    'Chaque page sort deux fois, avec et sans barre oblique finale.',
    'Les adresses sont ramenées à une seule forme.',
  ],
  [
    'portail',
    'notifications',
    'La pastille reste à {n} après lecture',
    'Toutes les notifications sont lues, la pastille ne bouge pas.',
    'Le compteur et la liste sont lus au même endroit.',
  ],
  [
    'portail',
    'notifications',
    'Notifications reçues en double',
    'Chaque annonce arrive deux fois depuis {jour}.',
    'Un second envoi programmé par erreur est supprimé.',
  ],
  [
    'portail',
    'accessibilite',
    'Le menu ne s’ouvre pas au clavier',
    'La touche Entrée ne fait rien sur les rubriques, seul le clic marche.',
    'Le menu suit le motif recommandé ; vérifié avec deux lecteurs d’écran.',
  ],
  [
    'portail',
    'accessibilite',
    'Contraste insuffisant des dates',
    'Le gris des dates est illisible en plein soleil comme en thème sombre.',
    'Les dates sont passées à un rapport de 7 pour 1.',
  ],
  [
    'portail',
    'accessibilite',
    'Le carrousel ne peut pas être arrêté',
    'Les annonces défilent sans arrêt possible.',
    'Le carrousel est remplacé par une liste.',
  ],
  [
    'portail',
    'traduction',
    'Textes français dans la version anglaise',
    'Sur la page « {module} », la moitié des boutons reste en français.',
    'Les textes manquants sont traduits et relus.',
  ],
  [
    'portail',
    'traduction',
    'Dates au format américain',
    'En anglais, le 3 décembre devient 12/03 ; c’est ambigu.',
    'Le mois est écrit en lettres dans les deux langues.',
  ],
  [
    'mobile',
    'installation',
    'L’application se ferme au démarrage sur {systeme}',
    'Après la mise à jour de {jour}, elle se ferme aussitôt.',
    'Une nouvelle version corrige le démarrage.',
  ],
  [
    'mobile',
    'installation',
    'Mise à jour impossible',
    'Le magasin affiche « {erreur} ».',
    'Le paquet est signé à nouveau et publié.',
  ],
  [
    'mobile',
    'agenda',
    'Cours annulé encore affiché',
    'Le cours {cours} de {jour} était annulé, l’application l’affiche encore.',
    'L’annulation est maintenant reprise en cinq minutes.',
  ],
  [
    'mobile',
    'agenda',
    'Salle tronquée',
    'Le nom de la salle {salle} est coupé sur les petits écrans.',
    'Le nom passe à la ligne.',
  ],
  [
    'mobile',
    'agenda',
    'Décalage d’une heure au changement d’heure',
    'Depuis dimanche, tout est décalé d’une heure.',
    'Les heures sont calculées dans le fuseau de l’école.',
  ],
  [
    'mobile',
    'carte',
    'Le bâtiment de la salle {salle} est mal placé',
    'La carte envoie de l’autre côté du campus.',
    'Le plan est corrigé.',
  ],
  [
    'mobile',
    'carte',
    'L’ascenseur en panne est proposé',
    'L’itinéraire accessible passe par un ascenseur arrêté depuis {jour}.',
    'Les pannes d’ascenseur sont prises en compte.',
  ],
];

/** summary, description, solution */
const TASKS: readonly (readonly [string, string, string])[] = [
  [
    'Relire le rapport de {prenom}',
    'Relisez le rapport joint et rendez une page : trois points forts, trois points à reprendre, chacun avec le passage concerné.',
    'Relecture rendue, une page, avec les passages numérotés.',
  ],
  [
    'Préparer la paillasse {n} pour le TP',
    'La liste du matériel est jointe. Vérifiez chaque appareil et notez ce qui manque avant {jour}.',
    'Tout est en place ; un multimètre a été remplacé.',
  ],
  [
    'Exposé de dix minutes sur « {module} »',
    'Dix minutes, cinq diapositives au plus, puis cinq minutes de questions, salle {salle}.',
    'L’exposé a eu lieu ; les diapositives sont jointes.',
  ],
  [
    'Traduire le résumé en anglais',
    'Un résumé de 200 mots, à faire relire par une personne du groupe.',
    'Le résumé traduit est joint, relu par {prenom}.',
  ],
  [
    'Mesurer la réponse du filtre',
    'Relevez vingt points entre 10 Hz et 100 kHz et tracez le diagramme de Bode.',
    'Les vingt points et le diagramme sont joints.',
  ],
  [
    'Fiche de lecture : « {module} »',
    'Deux pages : la thèse, les preuves, ce que vous en retenez.',
    'La fiche est jointe, deux pages.',
  ],
  [
    'Écrire les tests de la file d’impression',
    'Au moins dix cas, dont la file vide et la file pleine.',
    'Quatorze cas, tous passent, plus un défaut trouvé dans l’énoncé.',
  ],
  [
    'Entretien avec une personne du métier',
    'Prenez contact, préparez dix questions, rendez le compte rendu.',
    'Entretien fait ; le compte rendu est joint avec son accord.',
  ],
  ['Compte rendu de la visite d’usine', 'Une page, avec le schéma de la chaîne.', 'Le compte rendu et le schéma sont joints.'],
  [
    'Corriger la maquette du hall',
    'Reprenez l’escalier et la rampe selon les remarques du jury.',
    'La maquette est corrigée ; photos jointes.',
  ],
  [
    'Vérifier la bibliographie du groupe',
    'Chaque référence doit exister, avec son identifiant.',
    '{n} références vérifiées, deux retirées.',
  ],
  ['Dessiner le plan de câblage', 'Au format demandé, avec la nomenclature.', 'Le plan et la nomenclature sont joints.'],
  [
    'Animer la séance de révision',
    'Choisissez cinq exercices, prévoyez les réponses, salle {salle}.',
    'La séance a réuni {n} personnes ; les exercices sont joints.',
  ],
  ['Nettoyer le jeu de données', 'Documentez chaque ligne retirée et pourquoi.', 'Le jeu nettoyé et le journal sont joints.'],
];

/** The faults of the portal. */
export const BUGS: readonly Problem[] = problems(FAULTS);

/** Individual tasks; that desk has no services. */
export const TASK_LIST: readonly Problem[] = TASKS.map(([summary, description, solution]) => ({
  summary,
  description,
  solution,
}));
