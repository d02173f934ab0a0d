/** Ce que le diagnostic dit à la personne qui édite une page : ce qui ne va pas, pourquoi, et que faire. */

/** Une chose dite : quoi, pourquoi, que faire. */
export interface Advice {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

const near = (found: string): string => (found === '' ? '' : `Écrivez plutôt ${found}. `);

const doctor = {
  unknownTag: (tag: string, found: string): Advice => ({
    what: `La balise <${tag}> n’existe pas.`,
    why: 'Le navigateur l’ignore, sans le dire.',
    todo: found === '' ? 'Copiez la balise donnée par le banc d’essai.' : `Écrivez <${found}>.`,
  }),
  unknownAttribute: (tag: string, attribute: string, found: string): Advice => ({
    what: `L’attribut ${attribute} n’existe pas sur <${tag}>.`,
    why: 'Il est ignoré.',
    todo: `${near(found)}Sinon, retirez-le.`,
  }),
  notInLink: (attribute: string, onScript: boolean): Advice => ({
    what: `L’attribut ${attribute} n’est pas lu ici.`,
    why: 'Un lien ou un bloc peut être écrit par n’importe qui : il choisit ce qui est montré, jamais où, ni qui est là, ni ce qui est fixé.',
    todo: onScript
      ? `Écrivez data-${attribute} sur la balise <script>.`
      : 'Dites-le dans les réglages du guichet, ou employez la balise.',
  }),
  unknownValue: (attribute: string, value: string, expected: string): Advice => ({
    what: `L’attribut ${attribute} vaut « ${value} ».`,
    why: 'Le guichet ne comprend pas cette valeur et applique celle par défaut.',
    todo: `Attendu : ${expected}.`,
  }),
  insideDesk: (attribute: string): Advice => ({
    what: `L’attribut ${attribute} est sans effet ici.`,
    why: 'Le composant est dans un <guichet-desk>, dont il prend la connexion et l’aspect.',
    todo: `Écrivez ${attribute} sur <guichet-desk>, et retirez-le ici.`,
  }),
  keptHere: (attribute: string): Advice => ({
    what: `L’attribut ${attribute} est sans effet avec un guichet du navigateur.`,
    why: 'Ses tickets sont déjà sur cet appareil, avec ou sans réseau.',
    todo: 'Retirez-le, ou donnez l’adresse d’un serveur dans backend.',
  }),
  noService: (attribute: string): Advice => ({
    what: `L’attribut ${attribute} est sans effet s’il est seul.`,
    why: 'Une catégorie appartient à un service.',
    todo: 'Ajoutez l’attribut service, sauf si le guichet n’en a qu’un.',
  }),
  dropped: (tag: string): Advice => ({
    what: `Un éditeur comme TinyMCE (Moodle) retire <${tag}>.`,
    why: 'Il ne garde que les balises qu’il connaît : rien ne resterait dans la page.',
    todo: 'Dans un éditeur, copiez la forme « lien » : elle est gardée, et le chargeur en fait le composant.',
  }),
  noScript: (script: string): Advice => ({
    what: `Il manque la ligne de script ${script}.`,
    why: 'Sans elle, rien n’est affiché, ou il ne reste qu’un lien.',
    todo: 'Ajoutez-la une fois pour toute la page ou pour tout le site. Si elle est déjà dans le modèle du site, il n’y a rien à faire.',
  }),
  notAModule: (src: string): Advice => ({
    what: `Le script ${src} n’est pas déclaré comme module.`,
    why: 'Le navigateur refuse d’exécuter un module comme un script ordinaire.',
    todo: 'Ajoutez type="module", ou prenez le fichier du même nom en .iife.js.',
  }),
  blocked: (directive: string, address: string, add: string): Advice => ({
    what: `La politique de sécurité de la page (CSP) bloque ${address}.`,
    why: `Sa directive ${directive} ne l’autorise pas.`,
    todo: `Faites ajouter : ${add}`,
  }),
  mixed: (address: string): Advice => ({
    what: `${address} est en http dans une page en https.`,
    why: 'Le navigateur bloque ce mélange.',
    todo: 'Écrivez une adresse en https.',
  }),
  cors: (src: string): Advice => ({
    what: `Le module ${src} vient d’un autre site.`,
    why: 'Le navigateur ne l’exécute que si ce site l’autorise (CORS). La recherche se fera aussi sans fil séparé.',
    todo: 'Vérifiez que ce site répond avec Access-Control-Allow-Origin, ou servez les fichiers depuis le vôtre.',
  }),
  noDesk: (): Advice => ({
    what: 'Il manque le code du guichet.',
    why: 'Le composant ne sait pas quel guichet montrer.',
    todo: 'Ajoutez l’attribut desk, par exemple desk="support".',
  }),
  noDeskInLink: (): Advice => ({
    what: 'L’adresse ne dit pas quel guichet montrer.',
    why: 'Le lien restera un lien.',
    todo: 'Terminez l’adresse par /desk/ et le code du guichet ; dans un bloc, écrivez data-desk ; dans un cadre, ?desk=….',
  }),
  deskCode: (value: string): Advice => ({
    what: `« ${value} » n’est pas un code de guichet.`,
    why: 'Un code est fait de lettres sans accent, de chiffres, de points, de tirets, 64 au plus, et commence par une lettre ou un chiffre.',
    todo: 'Corrigez le code.',
  }),
  deskCase: (value: string, known: string): Advice => ({
    what: `Le guichet s’appelle ${known}, pas ${value}.`,
    why: 'Majuscules et minuscules comptent : ce serait un autre guichet, et ses réglages sont refusés.',
    todo: `Écrivez desk="${known}".`,
  }),
  anotherDesk: (value: string, known: string): Advice => ({
    what: `Les réglages sont ceux du guichet ${known}, pas de ${value}.`,
    why: 'Un guichet refuse les réglages d’un autre.',
    todo: `Écrivez desk="${known}", ou donnez les réglages de ${value}.`,
  }),
  noSettings: (desk: string): Advice => ({
    what: `Le guichet ${desk} n’a pas de réglages.`,
    why: 'Dans le navigateur, un guichet sans réglages n’a ni service, ni équipe.',
    todo: 'Ajoutez l’attribut settings, avec l’adresse d’un document JSON.',
  }),
  settingsUnread: (address: string, why: string): Advice => ({
    what: `Les réglages ${address} ne peuvent pas être lus.`,
    why: `Raison : ${why}.`,
    todo: 'Ouvrez cette adresse dans un onglet : elle doit répondre avec du JSON. D’un autre site, elle doit aussi autoriser la lecture (CORS).',
  }),
  settingsWrong: (address: string, path: string, code: string): Advice => ({
    what: `Dans ${address}, « ${path === '' ? 'le document' : path} » n’est pas bon.`,
    why: `Raison : ${code}.`,
    todo: 'Corrigez cet endroit du document.',
  }),
  noPerson: (): Advice => ({
    what: 'La page ne dit pas qui est là.',
    why: 'Sans personne, le guichet demande de se connecter et ne montre rien.',
    todo: 'Ajoutez l’attribut person, ou donnez la propriété identity par un script.',
  }),
  believed: (): Advice => ({
    what: 'L’attribut person est cru sur parole.',
    why: 'Les tickets sont gardés dans le navigateur, sans serveur : quiconque édite la page peut se dire quelqu’un d’autre.',
    todo: 'C’est sans danger pour un essai. Pour un vrai guichet, il faut un serveur et la propriété identity.',
  }),
  sameId: (id: string): Advice => ({
    what: `L’identifiant « ${id} » est employé plusieurs fois.`,
    why: 'Les liens et les étiquettes n’atteignent que le premier.',
    todo: 'Donnez à chaque élément le sien.',
  }),
  twoCopies: (first: string, second: string): Advice => ({
    what: 'La page appelle deux copies de Guichet.',
    why: `${first} définit les balises, ${second} ne fait rien.`,
    todo: 'Gardez une seule ligne de script, la même partout.',
  }),
  heading: (level: number, before: number): Advice => ({
    what: `Le plan de la page saute du niveau ${before} au niveau ${level}.`,
    why: 'Qui parcourt la page par ses titres croit qu’il en manque un.',
    todo: `Écrivez heading-level="${before + 1}".`,
  }),
  contrast: (what: 'text' | 'accent' | 'link', ratio: string): Advice => ({
    what: `${{ text: 'Le texte', accent: 'Le texte des boutons', link: 'La couleur des liens' }[what]} se lit mal : contraste ${ratio}:1.`,
    why: 'Les couleurs de la page donnent moins que 4,5:1, le minimum lisible (RGAA 3.2).',
    todo: `Changez ${{ text: '--guichet-text ou --guichet-surface', accent: '--guichet-accent ou --guichet-on-accent', link: '--guichet-link' }[what]}.`,
  }),
  elsewhere: (href: string, places: string): Advice => ({
    what: `${href} ne mène à aucun guichet de cette page.`,
    why: `Le chargeur ne connaît que : ${places}`,
    todo: 'Corrigez l’adresse, ou ajoutez son début à data-desks sur la balise <script> du chargeur.',
  }),
  over: (): Advice => ({
    what: 'Le guichet est fermé : sa date de fin est passée.',
    why: 'Plus personne ne peut y déposer de ticket.',
    todo: 'Changez availability.until dans ses réglages.',
  }),
  nowhere: (): Advice => ({
    what: 'Aucun service ni catégorie n’est ouvert.',
    why: 'Personne ne peut déposer de ticket.',
    todo: 'Ouvrez une catégorie dans les réglages.',
  }),
  nobody: (service: string): Advice => ({
    what:
      service === ''
        ? 'Personne n’est prévenu des tickets.'
        : `Personne n’est prévenu de certains tickets du service ${service}.`,
    why: 'Il n’y a ni gestionnaire, ni membre, ni observateur.',
    todo: 'Ajoutez des personnes dans les réglages.',
  }),
};

export default doctor;
export type DoctorWords = typeof doctor;
