/** What is said while a ticket lives: by who asked, by the staff, among the staff; and the details that make each different. */

export const SAID_BY_REQUESTER: readonly string[] = [
  'Merci pour votre réponse rapide. J’ai essayé, c’est pareil.',
  'Cela vient de se reproduire à {heure}, sur {systeme} avec {navigateur}.',
  'J’ai vidé le cache comme indiqué ; le message est maintenant « {erreur} ».',
  'Est-ce qu’il y a du nouveau ? Le rendu est pour {jour}.',
  'Je joins une capture, on voit bien le message en haut à droite.',
  'Chez {prenom} c’est la même chose, donc cela ne vient pas de mon ordinateur.',
  'Ça marche en navigation privée, mais pas dans une fenêtre normale.',
  'J’ai retrouvé le courriel d’origine, je vous le recopie plus bas.',
  'Je peux passer au bureau {jour} après {heure} si c’est plus simple.',
  'Bonne nouvelle : sur le poste de la salle {salle}, ça passe.',
  'Toutes mes excuses pour ce délai, j’étais en stage. Oui, c’est toujours d’actualité.',
  'Le problème touche aussi le cours {cours}.',
  'Merci, je comprends mieux. Il reste juste la question du fichier {fichier}.',
  'Je viens de réessayer avec un fichier de {taille} Mo, même résultat.',
  'Parfait, je regarde ce soir et je vous dis.',
];

export const SAID_BY_STAFF: readonly string[] = [
  'Bonjour, nous avons bien reçu votre demande et nous regardons dès ce matin.',
  'Nous reproduisons le problème avec {navigateur}. La cause est en cours d’identification.',
  'Pouvez-vous essayer de vous déconnecter puis de vous reconnecter, et nous dire ce que vous voyez ?',
  'Une correction est en place sur le serveur de test ; la mise en service est prévue {jour}.',
  'Nous avons transmis au service réseau, qui intervient en salle {salle}.',
  'Votre inscription est à jour de notre côté. Le changement peut prendre une heure.',
  'Nous n’avons pas oublié : le fournisseur doit nous répondre d’ici {jour}.',
  'Voici la marche à suivre :\n\n1. ouvrez **{cours}** ;\n2. choisissez *Paramètres* ;\n3. cochez « {module} » ;\n4. enregistrez.',
  'Le journal montre l’erreur à {heure} : `{erreur}`. Nous ajoutons un contrôle pour que le message soit plus clair.',
  'Nous avons augmenté la limite à {taille} Mo pour ce cours.',
  'En attendant, vous pouvez envoyer {fichier} à votre enseignante ou enseignant ; le dépôt sera réputé fait à l’heure.',
  'Merci pour la capture, elle nous a fait gagner du temps.',
  'C’est en place depuis {heure}. Dites-nous si tout va bien de votre côté.',
];

/** For the many comments that are one breath long. */
export const SHORT: readonly string[] = [
  'Merci !',
  'C’est noté.',
  'Ça marche, merci.',
  'Toujours pareil.',
  'Bien reçu.',
  'Je regarde.',
  'Oui, c’est bien ça.',
  'Pas encore, je vous tiens au courant.',
  'Voilà, c’est fait.',
];

export const NOTES: readonly string[] = [
  'Vu avec l’exploitation : le cache du thème est en cause, voir la mise à jour de {jour}.',
  'Même symptôme que la semaine dernière en salle {salle}. À rapprocher.',
  'Le compte est dans deux groupes contradictoires ; je corrige la synchronisation avant de répondre.',
  'Ne pas relancer l’encodage avant {heure}, la file est pleine.',
  'Je prends demain matin si personne n’a avancé.',
  'Le fournisseur a ouvert le dossier {n} chez lui.',
  'Requête passée en base de test, rien d’anormal : `select count(*) … = {n}`.',
  'Appel de la personne à {heure} ; elle est rassurée, pas d’urgence.',
];

export const QUESTIONS: readonly string[] = [
  'Pouvez-vous nous dire l’heure exacte et le message complet ?',
  'Avec quel navigateur et sur quel système cela se produit-il ?',
  'Pourriez-vous joindre le fichier {fichier}, ou au moins sa taille ?',
  'Est-ce que cela concerne seulement {cours}, ou aussi d’autres cours ?',
  'Pouvez-vous confirmer votre promotion ({promo} ?) et votre groupe ?',
  'Depuis quel réseau essayez-vous : à l’école, à la résidence, ailleurs ?',
];

export const ANSWERS: readonly string[] = [
  'C’était à {heure}, et le message complet est « {erreur} ».',
  '{navigateur} sur {systeme}, à jour tous les deux.',
  'Voici le fichier. Il fait {taille} Mo.',
  'Seulement {cours}, les autres vont bien.',
  'Oui, {promo}, groupe de TD 2.',
  'Depuis la résidence ; à l’école cela marche.',
];

export const WHY_REFUSED: readonly string[] = [
  'Cette demande relève du secrétariat de votre département, à qui nous l’avons signalée.',
  'Ce signalement double un ticket déjà ouvert ; vous y êtes en observation.',
  'Ce réglage est une décision de l’équipe enseignante ; nous ne pouvons pas le changer à sa place.',
];

export const WHY_REOPENED: readonly string[] = [
  'Le problème est revenu ce matin, exactement comme avant.',
  'Cela marche sur ordinateur mais toujours pas sur téléphone.',
  'Il manque encore la moitié du groupe.',
];

/** Among the readers of a fault, in the desk that everyone reads. */
export const SAID_BY_READERS: readonly string[] = [
  'Même chose chez moi, avec {navigateur} sur {systeme}.',
  'Je confirme, depuis {jour}.',
  'Chez moi cela marche, en {promo}, avec {navigateur}.',
  'Contournement : ouvrir la page dans un nouvel onglet.',
];

/** Between whoever received a task and whoever gave it. */
export const SAID_BY_LEARNER: readonly string[] = [
  'J’ai commencé, il me reste la partie sur « {module} ».',
  'Je joins une première version, vos remarques sont les bienvenues.',
  'J’ai réservé la salle {salle} pour {jour} à {heure}.',
  'J’aurai fini {jour}.',
  'Le fichier {fichier} ne s’ouvre pas, pouvez-vous le renvoyer ?',
];
export const SAID_BY_TEACHER: readonly string[] = [
  'Bon début. Reprenez la deuxième partie, il manque les unités.',
  'Pensez à citer vos sources, avec la page.',
  'Vous pouvez vous appuyer sur le cours « {module} ».',
  'C’est bien ce que j’attendais. Relisez l’orthographe et c’est bon.',
  'La salle {salle} est libre {jour} à {heure}.',
];

/** A line of a log, quoted in the longest comments. */
export const LOG_LINES: readonly string[] = [
  '[{heure}] php: {erreur} in /mod/assign/locallib.php:{n}',
  '[{heure}] GET /course/view.php?id={n} 200 {taille}12 ms',
  '[{heure}] POST /repository/repository_ajax.php 500 {erreur}',
  '[{heure}] ldap: group {promo} synced, {n} members',
  '[{heure}] ffmpeg: frame={n} fps=24 q=28.0 size={taille}48kB',
  '[{heure}] cron: task \\core\\task\\send_messages finished in {n} ms',
];

/** Sentences that make a long comment longer without saying nothing. */
export const MORE: readonly string[] = [
  'Je précise que je passe par le réseau de la résidence, qui coupe parfois vers {heure}.',
  'Le même jour, l’affichage des notes de {cours} était lent aussi, sans que je sache si c’est lié.',
  'J’ai gardé une copie de {fichier} telle qu’elle était avant l’envoi.',
  'Dans la salle {salle}, trois postes sur dix ont le même comportement.',
  'La personne qui assure le cours a essayé depuis son bureau et obtient le même message.',
  'J’ai essayé {navigateur}, puis un autre navigateur, puis l’application, dans cet ordre.',
  'Sur {systeme} la mise à jour date de {jour}.',
  'Si cela peut aider, le début du module « {module} » s’ouvre toujours, c’est la suite qui bloque.',
  'Je n’ai rien changé dans les réglages de mon compte depuis la rentrée.',
  'Tout fonctionnait encore normalement {jour}, à {heure}.',
  'Le message apparaît avant même que la page ait fini de s’ouvrir.',
  'En fermant puis en rouvrant l’onglet, on perd ce qui était saisi.',
  'La première fois, c’était pendant le TP de {cours}, en salle {salle}.',
  'Un groupe de {promo} a contourné le problème en passant par l’accueil.',
  'Le même fichier, renommé sans accent, est accepté.',
  'Sur le réseau de l’école l’attente est plus courte, sans disparaître.',
  'Rien dans les courriers indésirables non plus.',
  'J’ai comparé avec le semestre dernier : le réglage était différent.',
  'La date affichée est juste, c’est l’heure qui ne l’est pas.',
  'Après une déconnexion, le menu garde l’ancien nom pendant quelques minutes.',
  'Je n’ai pas osé recommencer, de peur d’effacer ce qui est déjà remis.',
  'Une personne de la bibliothèque m’a dit avoir vu la même chose ce matin.',
  'Le lien reçu par courriel mène au bon endroit, celui du cours non.',
  'Avec la loupe du système, le bouton sort de l’écran.',
  'Il reste la moitié des participants à vérifier, soit {n} personnes.',
];

/** The details that braces name. */
export const DETAILS: Readonly<Record<string, readonly string[]>> = {
  cours: [
    'Algorithmique 2',
    'Analyse 3',
    'Chimie des matériaux',
    'Résistance des matériaux',
    'Thermodynamique',
    'Anglais S5',
    'Électronique analogique',
    'Gestion de projet',
    'Topographie',
    'Statistiques',
    'Histoire de l’architecture',
    'Automatique',
  ],
  devoir: [
    'le devoir 1',
    'le devoir 3',
    'le compte rendu de TP 4',
    'le projet de fin de semestre',
    'la fiche de lecture',
    'le rapport de stage',
    'l’exposé',
  ],
  module: [
    'Suites et séries',
    'Le béton armé',
    'Lire un plan',
    'Les grands O',
    'Bilan carbone',
    'Introduction à Python',
    'Sécurité en laboratoire',
    'Régulation de niveau',
    'Propriété intellectuelle',
    'Anglais de spécialité',
  ],
  salle: ['C 114', 'E 203', 'B 012', 'A 301', 'D 110', 'F 007', 'C 212'],
  heure: [
    '8 h 05',
    '8 h 40',
    '9 h 15',
    '10 h 30',
    '11 h 50',
    '13 h 20',
    '14 h 45',
    '16 h 10',
    '17 h 55',
    '19 h 30',
    '22 h 15',
    '23 h 50',
  ],
  jour: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'le 3 du mois', 'le 12', 'le 24'],
  navigateur: ['Firefox', 'Chrome', 'Edge', 'Safari'],
  systeme: ['Windows 11', 'macOS', 'Ubuntu', 'Android', 'iOS'],
  fichier: [
    'rapport_final.pdf',
    'TP4-groupe2.zip',
    'copies.csv',
    'memoire v3 (corrigé).docx',
    'plan-masse.dwg',
    'releve_notes.xlsx',
    'module1.zip',
  ],
  taille: ['3', '8', '12', '21', '34', '48', '96'],
  erreur: [
    'Erreur 500',
    'Session expirée',
    'Accès refusé',
    'Délai dépassé',
    'Fichier trop volumineux',
    'Contexte invalide',
    'Certificat non valide',
    'Type de fichier non accepté',
    'Trop de tentatives',
  ],
  prenom: ['Inès', 'Hugo', 'Chloé', 'Yanis', 'Manon', 'Théo', 'Aïcha', 'Mehdi', 'Jade', 'Linh', 'Karim', 'Maëlle'],
  promo: ['ASI3', 'GC4', 'MECA4', 'ARCHI5', 'STPI2', 'GE3'],
  n: ['7', '12', '18', '27', '34', '42', '58', '63', '87', '112', '240'],
};
