/** Ce que disent les commandes du serveur à qui les lance. */
import { counter, type Forms } from '../counter.ts';

const count = counter('fr');
const TICKETS: Forms = { zero: 'aucun ticket', one: '# ticket', other: '# tickets' };
const STEPS: Forms = { zero: 'rien à faire', one: '# étape faite', other: '# étapes faites' };
const WRONG: Forms = { one: '# point à corriger', other: '# points à corriger' };
const KEYS: Forms = { one: '# clé', other: '# clés' };
const HOURS: Forms = { zero: 'moins d’une heure', one: '# heure', other: '# heures' };

const words = {
  usage: `guichet <commande> [options]

Commandes
  serve     sert les guichets (le premier démarrage en fait un, et donne le lien de son administrateur)
  link      donne un nouveau lien d’administrateur, à usage unique : --desk CODE
  migrate   met la base à cette version
  export    écrit un guichet dans un fichier : --desk CODE --out FICHIER [--no-files]
  import    fait d’un guichet ce que tient un fichier : --desk CODE [--replace] FICHIER
  backup    écrit tout le serveur dans un fichier, pendant qu’il sert : --out DOSSIER|FICHIER|- [--keep NOMBRE] [--no-key]
  restore   fait du serveur ce que dit une sauvegarde : [--replace] [--erasures REGISTRE] FICHIER
  about     écrit ce qui est gardé d’une personne : --desk CODE --out FICHIER PERSONNE
  erase-person  dit ce qu’effacer une personne ôterait, et l’efface avec --yes : --desk CODE [--yes] PERSONNE
  retention     fait partir ce qui est trop ancien, ou le compte : --desk CODE [--dry-run]
  doctor    vérifie la configuration, les clés, la base, les origines et un jeton : [--token FICHIER]

Options
  --config FICHIER      la configuration (guichet.config.json, s’il est là)
  --database ADRESSE    une base PostgreSQL, au lieu de la base embarquée
  --folder DOSSIER      le dossier des données
  --host ADRESSE  --port PORT  --url ADRESSE  --language fr|en  --log NIVEAU

Chaque clé de la configuration se dit aussi dans l’environnement : docs/server.md.`,
  unknownCommand: (name: string) => `Il n’y a pas de commande ${name}.`,
  wrongOption: 'Cette option n’existe pas, ou il lui manque sa valeur.',
  deskName: 'Assistance',
  administrator: 'Administration',
  operator: 'Exploitation',
  listening: (url: string) => `Guichet répond à ${url}`,
  madeDesk: (code: string) => `Le guichet « ${code} » est prêt.`,
  link: (link: string, hours: number) => `Lien d’administrateur, à usage unique, valable ${hours} heures :\n  ${link}`,
  samples: (url: string) => `Ce qu’il faut coller dans une page : ${url}`,
  unbuilt: 'La bibliothèque des pages n’a pas été construite (npm run build) : /guichet/ est vide.',
  nobody: 'Personne ne signe encore pour vos pages : dites qui dans « issuers » (docs/server.md).',
  stopping: 'Arrêt : les demandes en cours finissent.',
  migrated: (steps: number) => `Base à jour : ${count(steps, STEPS)}.`,
  taken: (folder: string, pid: number) =>
    `Le dossier ${folder} est tenu par un autre serveur (processus ${pid}). Arrêtez-le, ou prenez une base PostgreSQL.`,
  portTaken: (port: number) => `Le port ${port} est déjà pris. Dites-en un autre : --port ${port + 1}`,
  unavailable: 'La base ne répond pas. Vérifiez son adresse, et qu’elle est démarrée.',
  behind: 'La base n’est pas à cette version : guichet migrate',
  noDesk: (code: string, codes: string) => `Il n’y a pas de guichet « ${code} ». Il y a : ${codes}`,
  noFile: (path: string) => `Le fichier ${path} ne se lit pas.`,
  cannotWrite: (path: string) => `Le fichier ${path} est déjà là, ou ne peut pas être écrit.`,
  aFile: 'le fichier à importer',
  needs: (option: string) => `Il manque ${option}.`,
  exported: (tickets: number, path: string) => `${count(tickets, TICKETS)} dans ${path}.`,
  imported: (tickets: number, desk: string) => `${count(tickets, TICKETS)} dans le guichet « ${desk} ».`,
  notEmpty: (tickets: number) =>
    `Ce guichet tient déjà quelque chose (${count(tickets, TICKETS)}), que l’import remplacerait. Dites --replace si c’est voulu.`,
  badArchive: (wrong: number) => `Ce fichier ne peut pas être importé : ${count(wrong, WRONG)}.`,
  refused: 'Ce n’est pas permis à qui exploite ce guichet.',
  unforeseen: 'Quelque chose d’imprévu est arrivé :',
  doctor: {
    title: 'Guichet, examen',
    good: 'Tout va bien.',
    bad: (many: number) => `${count(many, WRONG)}.`,
    configuration: 'configuration',
    from: (file: string | undefined) => file ?? 'environnement et valeurs par défaut',
    folder: 'dossier',
    folderWritten: (path: string) => path,
    folderClosed: (path: string) => `${path} ne peut pas être écrit : donnez-le à l’utilisateur du serveur.`,
    library: 'bibliothèque',
    keysOf: (code: string) => `clés de ${code}`,
    keys: (many: number) => count(many, KEYS),
    nobody: 'Personne ne signe pour vos pages : dites qui dans « issuers ».',
    keyTroubles: {
      unreachable: 'Elles ne se lisent pas : vérifiez l’adresse ou le fichier, et que le serveur y a accès.',
      'no-keys': 'Il n’y en a aucune : un JWKS ou une clé publique en PEM est attendu.',
      'private-key': 'C’est une clé privée : publiez la clé publique, et changez celle-ci, qui a été vue.',
      'secret-key': 'Un secret est parmi elles : qui le lit peut signer. Ôtez-le, et changez-le.',
      'weak-key': 'Elles sont trop faibles : RSA de 2048 bits au moins, ou ES256.',
      'short-secret': 'Un secret est trop court : openssl rand -base64 48',
    },
    mail: 'courrier',
    noMail: 'rien ne dit comment en envoyer (smtp) : personne ne dépose sans compte',
    mailTaken: (from: string) => `le serveur SMTP répond ; il enverra de la part de ${from}`,
    mailRefused: 'le serveur SMTP ne répond pas, ou n’admet pas celui-ci : vérifiez smtp.url',
    signInBy: (code: string) => `connexion par ${code}`,
    signIn: 'le service répond, et dit ce qu’il faut',
    signInBack: (back: string, out: string) => `adresses à y enregistrer : ${back} et, après la déconnexion, ${out}`,
    signInTroubles: {
      unreachable: 'Il ne répond pas : vérifiez son adresse, et que le serveur y a accès.',
      answer: 'Ce qu’il répond ne convient pas : vérifiez que l’adresse (issuer ou url) est la sienne, à la lettre.',
      client: 'Le secret ne se lit pas (secretFile), ou le service ne reconnaît pas ce guichet.',
    },
    database: 'base',
    databaseReady: (desks: number) => `répond ; guichets : ${desks}`,
    databaseToCome: 'la base embarquée sera faite au premier démarrage',
    databaseOld: 'répond, et n’est pas à cette version : guichet migrate',
    backup: 'dernière sauvegarde',
    noBackup: 'aucune n’a été faite par « guichet backup »',
    backedUp: (hours: number) => `il y a ${count(hours, HOURS)}`,
    oldBackup: (hours: number) => `il y a ${count(hours, HOURS)} : voyez pourquoi celle de la nuit n’est pas faite`,
    register: 'registre des effacements',
    registerClosed: (path: string) =>
      `${path} ne peut pas être lu ou écrit : rien ne peut être effacé. Donnez-le à l’utilisateur du serveur.`,
    files: 'fichiers',
    filesInDatabase: 'dans la base',
    filesClosed: (place: string) =>
      `${place} : rien ne peut y être gardé et relu. Vérifiez l’adresse, les droits, et la clé s’il s’agit d’un seau.`,
    viruses: 'virus',
    watched: (place: string) => `clamd répond à ${place}`,
    unwatched: 'Personne ne les cherche dans les fichiers : dites où est clamd dans « files.clamd ».',
    silentClamd: (place: string, refuses: boolean) =>
      `clamd ne répond pas à ${place} : ${refuses ? 'aucun fichier n’est gardé' : 'les fichiers sont gardés sans être regardés'}.`,
    origins: 'origines',
    origin: (origin: string) => `les pages de ${origin} peuvent lire`,
    originRefused: (origin: string) => `les pages de ${origin} ne peuvent pas lire`,
    noOrigin: 'Aucune origine n’est admise : seules les pages du serveur lui-même peuvent lire. Dites-les dans « origins ».',
    address: 'adresse publique',
    answers: (url: string) => `${url} répond`,
    silent: (url: string) => `${url} ne répond pas d’ici (le serveur n’est peut-être pas démarré)`,
    sample: 'jeton d’essai',
    believed: (id: string) => `cru ; la personne est ${id}`,
    mustSay: 'Un jeton de votre plateforme se vérifie ainsi : guichet doctor --token FICHIER',
  },
  /** Pourquoi un jeton n’est pas cru, pour qui écrit la page. */
  refusals: {
    missing: 'Aucun jeton : l’en-tête Authorization doit dire « Bearer » puis le jeton.',
    shape: 'Ce n’est pas un JWT signé, en trois parties, en base64url sans rempli.',
    header: 'L’en-tête du jeton dit quelque chose qui n’est pas admis.',
    issuer: 'L’émetteur (iss) n’est pas l’un de ceux de la configuration, à la lettre.',
    algorithm: 'L’algorithme n’est pas l’un de ceux convenus avec cet émetteur.',
    key: 'La clé nommée (kid) n’est pas parmi celles de l’émetteur.',
    signature: 'La signature n’est pas la bonne.',
    payload: 'Le contenu n’est pas un objet JSON.',
    audience: 'L’audience (aud) n’est pas ce serveur.',
    expired: 'Le jeton est périmé : la page doit en demander un autre.',
    'not-yet': 'Le jeton n’est pas encore valable : les horloges diffèrent.',
    life: 'La durée ne convient pas : iat et exp sont des nombres, à dix minutes d’écart au plus.',
    claim: 'Une revendication manque, ou ne convient pas.',
    desk: 'Cet émetteur n’ouvre pas ce guichet.',
  },
};

export default words;
