/** Ce qui est dit à qui tient le guichet, quand un ticket déposé ici n’arriverait à personne. */
const reach = {
  over: (until: string) => `Le guichet est fermé depuis le ${until} : plus personne ne peut y déposer de ticket.`,
  nowhere: 'Aucun service ni catégorie n’est ouvert ici : personne ne peut déposer de ticket.',
  nobody:
    'Personne n’est prévenu des tickets déposés ici : ce guichet n’a pas d’équipe. Donnez-lui un technicien ou une technicienne.',
  nobodyIn: (service: string, categories: string) =>
    `Personne n’est prévenu des tickets de « ${service} » (${categories}) : ce service n’a ni gestionnaire, ni membre, ni observateur. Ajoutez-en.`,
};

export default reach;
export type ReachWords = typeof reach;
