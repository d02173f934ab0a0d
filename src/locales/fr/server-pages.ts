/** Les mots des pages propres au serveur : l’accueil, l’entrée par un lien à usage unique, les pages d’exemple. */
const words = {
  home: {
    title: 'Guichet',
    running: (version: string) => `Le serveur Guichet ${version} répond.`,
    lead: 'Les pages de votre établissement y montrent un guichet de tickets. Rien ne se fait ici.',
    samples: 'Ce qu’il faut coller dans une page',
    desk: (code: string) => `Ouvrir le guichet ${code}`,
  },
  open: {
    title: 'Ouvrir le guichet',
    opening: 'Le guichet s’ouvre…',
    once: 'Vous êtes ici par un lien à usage unique. Gardez cette page ouverte : elle ne se rouvre pas. La commande « guichet link » en fait un autre.',
    used: 'Ce lien a déjà servi, ou il a plus d’un jour. La commande « guichet link » en fait un autre.',
    unbuilt: 'La bibliothèque n’est pas là : ce serveur n’a pas été construit.',
    ended: 'La journée de ce lien est finie. La commande « guichet link » en fait un autre.',
  },
  /** Depuis une plateforme de cours. */
  launch: {
    title: 'Guichet',
    back: 'Retour au cours',
    used: 'Rouvrez le guichet depuis votre cours : cette page ne se recharge pas.',
    ended: 'Vous êtes ici depuis longtemps : rouvrez le guichet depuis votre cours.',
    refused: 'Le guichet ne s’ouvre pas.',
    todo: 'Rouvrez-le depuis votre cours. Si cela continue, dites ceci à qui administre la plateforme :',
    choose: 'Quel guichet montrer ici ?',
    chosen: (code: string) => `Montrer le guichet ${code}`,
    troubles: {
      platform: 'Cette plateforme n’est pas dans la configuration (iss, clientId).',
      state: 'Le lancement ne répond à aucune demande de ce serveur, ou vient trop tard.',
      used: 'Ce lancement a déjà servi.',
      nonce: 'Le lancement répond à une autre demande (nonce).',
      deployment: 'Ce déploiement (deployment_id) n’est pas dans la configuration.',
      message: 'Ce message LTI n’est pas de ceux qui sont compris ici.',
      'no-desk': 'Le guichet demandé n’est pas de ceux que cette plateforme peut montrer.',
    },
  },
  /** Qui se connecte sur les pages du serveur, par le service d’authentification de l’établissement. */
  signIn: {
    enter: 'Se connecter',
    lead: 'Par quel compte ?',
    by: (title: string) => `Se connecter par ${title}`,
    you: (name: string) => `Vous êtes ${name}.`,
    leave: 'Se déconnecter',
    left: 'Vous êtes déconnecté du guichet.',
    leftMore: 'Sur une machine partagée, fermez aussi le navigateur : d’autres services peuvent vous y reconnaître encore.',
    done: 'Vous êtes connecté.',
    doneMore: 'Cette fenêtre peut être fermée : la page d’où vous venez continue d’elle-même.',
    noScript: 'Cette page a besoin de JavaScript.',
    refused: 'Vous n’êtes pas connecté.',
    again: 'Recommencer',
    tell: 'Si cela continue, dites ceci à qui administre le guichet :',
    troubles: {
      way: 'Ce service d’authentification n’est pas dans la configuration du guichet.',
      state:
        'Cette page ne répond à aucune demande de ce navigateur, ou vient trop tard. Les cookies de ce site doivent être acceptés.',
      denied: 'La connexion a été abandonnée, ou n’a pas été accordée à ce compte.',
      used: 'Cette réponse a déjà servi, ou vient trop tard.',
      client: 'Le service d’authentification ne reconnaît pas ce guichet.',
      answer: 'La réponse du service d’authentification ne convient pas.',
      unreachable: 'Le service d’authentification ne répond pas. Recommencez dans un moment.',
      desk: 'Ce compte n’ouvre pas ce guichet.',
      busy: 'Trop de connexions ont échoué depuis votre réseau. Recommencez dans une minute.',
      claim: 'Ce que le service d’authentification dit de vous ne suffit pas, ou ne peut pas être gardé.',
    },
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
