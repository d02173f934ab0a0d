/** Les mots de la configuration du serveur : à quoi sert chaque clé, ce qui n’y va pas, comment le corriger. */
import type { Forms } from '../counter.ts';
import { counter } from '../counter.ts';

const count = counter('fr');
const WRONG: Forms = { one: '# point à corriger', other: '# points à corriger' };

const words = {
  wrong: (many: number) => `La configuration ne convient pas : ${count(many, WRONG)}.`,
  ignored: (name: string, near: string | null) =>
    `${name} n’est pas une clé de la configuration : elle est sans effet.${near === null ? '' : ` Vouliez-vous dire ${near} ?`}`,
  example: (text: string) => `Par exemple : ${text}`,
  /** Où une valeur a été lue. */
  from: {
    file: (path: string) => `dans ${path}`,
    environment: (name: string) => `dans la variable ${name}`,
    option: (name: string) => `dans l’option ${name}`,
    nowhere: 'dite nulle part',
  },
  keys: {
    host: 'L’adresse où le serveur écoute. Derrière un mandataire de la même machine, laissez-la.',
    port: 'Le port où il écoute ; 0 prend un port libre.',
    url: 'L’adresse publique du serveur, telle que les pages l’appellent. C’est aussi l’audience des jetons.',
    folder: 'Le dossier des données : la base embarquée, la clé du serveur, les liens à usage unique.',
    erasures:
      'Le registre de ce qui a été effacé, appliqué à nouveau à toute sauvegarde rétablie ; dans le dossier, sauf mention. Mettez-le sur un autre disque.',
    database: 'L’adresse d’une base PostgreSQL 15 ou plus récente. Sans elle, la base est embarquée dans le dossier.',
    poolSize: 'Combien de connexions à PostgreSQL, au plus.',
    language: 'La langue de qui n’en demande aucune.',
    desks: 'Les guichets présents dès le premier démarrage, chacun avec le document qui le règle.',
    origins: 'Les origines des pages qui montrent un guichet, exactement.',
    ancestors:
      'Les origines des pages qui peuvent mettre celles du serveur dans un cadre ; les mêmes que les précédentes, sauf mention.',
    proxies: 'Combien de mandataires, devant le serveur, disent l’adresse des visiteurs.',
    issuers: 'Qui signe pour les personnes : une entrée par plateforme.',
    platforms: 'Les plateformes de cours (LTI 1.3) dont les enseignants ajoutent le guichet comme outil externe.',
    oidc: 'Les fournisseurs OpenID Connect dont les personnes se connectent sur les pages du serveur.',
    cas: 'Les serveurs CAS dont les personnes se connectent sur les pages du serveur.',
    'smtp.url': 'Le serveur SMTP qui envoie le courrier : smtps:// pour TLS dès le début, smtp:// pour STARTTLS.',
    'smtp.from': 'Qui envoie le courrier, tel que chacun le lit.',
    'files.place':
      'Où vont les fichiers joints : folder, database ou bucket. Sans cette clé : dans un dossier à côté de la base embarquée, ou dans votre base PostgreSQL.',
    'files.folder':
      'Le dossier des fichiers joints, commun à tous les nœuds ; « files » dans le dossier des données, sauf mention.',
    'files.bucket': 'L’adresse du seau S3 (ou compatible) des fichiers joints.',
    'files.region': 'La région du seau.',
    'files.accessKey': 'L’identifiant de la clé d’accès au seau.',
    'files.secretKey': 'Le secret de cette clé.',
    'files.quota': 'Combien de mégaoctets de fichiers une personne peut garder dans un guichet.',
    'files.clamd': 'L’adresse d’un clamd, qui regarde chaque fichier : hôte et port, ou chemin de sa prise.',
    'files.unscanned': 'Ce que devient un fichier quand clamd ne répond pas : refuse, ou keep pour le garder quand même.',
    'limits.address':
      'Demandes sans jeton valable, par minute, au plus, depuis une même adresse ; celles qu’un jeton porte n’y comptent pas.',
    'limits.person': 'Demandes par minute, au plus, d’une même personne.',
    'limits.desk': 'Demandes par minute, au plus, vers un même guichet.',
    'limits.guests': 'Demandes par heure, au plus, de personnes sans compte depuis une même adresse.',
    metricsSecret: 'Le mot de passe de /metrics. Sans lui, seule la machine elle-même peut les lire.',
    log: 'Ce que disent les journaux.',
    drain: 'Combien de secondes, à l’arrêt, les demandes en cours ont pour finir.',
  } satisfies Record<string, string>,
  problems: {
    required: 'Il manque une valeur.',
    'unknown-key': 'Cette clé n’existe pas.',
    'not-a-text': 'Un texte est attendu.',
    'not-a-number': 'Un nombre entier est attendu.',
    'not-a-list': 'Une liste est attendue.',
    'not-json': 'Ce n’est pas du JSON.',
    'no-file': 'Ce fichier ne se lit pas.',
    'out-of-range': 'Ce nombre est hors des bornes.',
    'too-large': 'C’est trop long.',
    'too-small': 'C’est trop court.',
    'too-many': 'Il y en a trop.',
    'not-a-code': 'Un code ne tient que des lettres sans accent, des chiffres, des points, des tirets et des soulignés.',
    'not-an-origin': 'Une origine est un protocole, un nom et un port, sans rien après : https://moodle.school.example',
    'unsafe-address': 'Une adresse en https:// est attendue (http:// n’est admis que vers cette machine).',
    'not-a-database': 'Une adresse en postgres:// est attendue.',
    'not-an-smtp-server': 'Une adresse en smtp:// ou smtps:// est attendue.',
    'not-a-sender': 'Une adresse de courriel est attendue, avec un nom ou sans.',
    'not-a-place': 'Les endroits sont folder, database et bucket.',
    'bucket-lacks': 'Un seau demande aussi files.bucket, files.accessKey et files.secretKey.',
    'not-listening': 'Un hôte et un port sont attendus (127.0.0.1:3310), ou le chemin d’une prise (/run/clamav/clamd.ctl).',
    'not-a-policy': 'Dites refuse ou keep.',
    'not-a-language': 'Les langues sont fr et en.',
    'not-a-level': 'Les niveaux sont silent, error, warn, info et debug.',
    'not-a-profile': 'Les profils sont requester, technician, moderator, functional-admin et technical-admin.',
    'not-an-algorithm': 'Les algorithmes sont ceux de docs/server.md, tel RS256 ; « none » n’en est pas un.',
    'not-a-claim': 'Une revendication est un nom, ou la liste des noms qui y mènent.',
    'not-a-boolean': 'Il faut true ou false.',
    'secret-too-short': 'Ce secret est trop court. Faites-en un : openssl rand -base64 48',
    'one-kind-of-secret': 'Dites secret ou secretFile, pas les deux.',
    'openid-is-missing': '« openid » doit être parmi les portées.',
    'one-kind-of-keys': 'Dites une seule de ces clés : url, file, secrets ou secretFiles.',
    'algorithms-and-keys': 'Un secret partagé va avec HS256, HS384 ou HS512, et eux seuls ; une clé publique, avec les autres.',
    'same-code-twice': 'Deux entrées ont le même code.',
    'same-issuer-twice': 'Deux émetteurs ont le même « iss ».',
    reserved: 'Ce code est réservé au serveur.',
    'not-settings': 'Ce document ne règle pas un guichet.',
    malformed: 'Cette valeur ne convient pas.',
  } satisfies Record<string, string>,
};

export default words;
