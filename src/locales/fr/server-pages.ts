/** Les mots des pages propres au serveur : l’accueil, l’entrée par un lien à usage unique, les pages d’exemple. */
const words = {
  home: {
    title: 'Guichet',
    running: (version: string) => `Le serveur Guichet ${version} répond.`,
    lead: 'Les pages de votre établissement y montrent un guichet de tickets. Rien ne se fait ici.',
    samples: 'Ce qu’il faut coller dans une page',
  },
  open: {
    title: 'Ouvrir le guichet',
    opening: 'Le guichet s’ouvre…',
    once: 'Vous êtes ici par un lien à usage unique. Gardez cette page ouverte : elle ne se rouvre pas. La commande « guichet link » en fait un autre.',
    used: 'Ce lien a déjà servi, ou il a plus d’un jour. La commande « guichet link » en fait un autre.',
    unbuilt: 'La bibliothèque n’est pas là : ce serveur n’a pas été construit.',
    ended: 'La journée de ce lien est finie. La commande « guichet link » en fait un autre.',
  },
  samples: {
    title: 'Pages d’exemple',
    lead: 'Pour chaque guichet : le code à coller dans une page, et ce que la page doit signer.',
    paste: 'À coller dans la page',
    token:
      'L’adresse dite par identity rend un jeton, en texte : un JWT signé par votre plateforme, qui dure dix minutes au plus.',
    says: 'Ce que dit le jeton',
    audience: 'Son audience (aud) est l’adresse de ce serveur :',
    recipes: 'Des recettes en PHP, en JavaScript et en Java sont dans docs/server.md.',
    nobody: 'Aucune plateforme n’est encore admise : dites-la dans « issuers », dans la configuration.',
    desk: (code: string) => `Le guichet ${code}`,
  },
};

export default words;
