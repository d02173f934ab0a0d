/** Ce que répond le serveur à une demande qu’il ne comprend pas, ou ne peut pas lire : pour qui écrit un programme, dans sa langue. */
const http = {
  malformed: {
    what: 'Cette demande ne peut pas être lue.',
    why: 'Son contenu n’est pas du JSON.',
    todo: 'Corrigez-la, puis renvoyez-la.',
  },
  tooDeep: {
    what: 'Cette demande ne peut pas être lue.',
    why: 'Son contenu est imbriqué sur trop de niveaux.',
    todo: 'Envoyez-la plus simple.',
  },
  tooLarge: {
    what: 'Cette demande est trop lourde.',
    why: 'Son contenu dépasse ce que le serveur accepte.',
    todo: 'Envoyez-la en plusieurs fois, ou joignez un fichier plus petit.',
  },
  otherType: {
    what: 'Cette demande ne peut pas être lue.',
    why: 'Son type de contenu n’est pas celui attendu ici.',
    todo: 'Envoyez-la avec l’en-tête Content-Type que donne la documentation.',
  },
  nowhere: {
    what: 'Il n’y a rien à cette adresse.',
    why: 'Ni guichet, ni ticket, ni opération n’y répond, ou cela ne vous est pas ouvert.',
    todo: 'Vérifiez l’adresse.',
  },
  otherMethod: {
    what: 'Cette adresse ne se demande pas ainsi.',
    why: 'La méthode HTTP n’est pas l’une de celles qu’elle accepte.',
    todo: 'Utilisez l’une des méthodes de l’en-tête Allow.',
  },
  outdated: {
    what: 'Cette page n’est plus à jour.',
    why: 'Elle parle une version du guichet que le serveur ne comprend plus.',
    todo: 'Rechargez la page. Vos brouillons sont gardés.',
  },
  internal: {
    what: 'Le serveur n’a pas pu répondre.',
    why: 'Quelque chose d’imprévu y est arrivé ; les personnes qui s’en occupent le verront.',
    todo: 'Réessayez dans un moment. Ce que vous avez écrit est gardé.',
  },
};

export default http;
export type HttpWords = typeof http;
