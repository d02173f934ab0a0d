/** Les mots de ce qui règle une liste : ses colonnes, ses ordres, le papier. */
const options = {
  columns: {
    title: 'Colonnes de la liste',
    hint: 'Là où la place manque, les dernières colonnes se lisent sous le résumé.',
    legend: 'Colonnes, dans leur ordre',
    up: (label: string) => `Monter la colonne ${label}`,
    down: (label: string) => `Descendre la colonne ${label}`,
    drag: 'Glisser pour changer l’ordre',
    moved: (label: string, n: number, total: number) => `${label} : place ${n} sur ${total}`,
    always: 'toujours affichée',
    apply: 'Afficher ces colonnes',
    usual: 'Revenir aux colonnes habituelles',
  },
  sort: {
    title: 'Trier par plusieurs colonnes',
    nth: (n: number): string => (n === 1 ? 'Trier d’abord' : n === 2 ? 'Puis, à égalité' : 'Enfin, à égalité'),
    none: 'Pas d’autre tri',
    apply: 'Trier la liste',
  },
  print: {
    reading: (done: number, total: number) => `Préparation de l’impression : ${done} sur ${total}`,
    stop: 'Ne pas imprimer',
    cut: (shown: string, total: string) => `Les ${shown} premiers tickets, sur ${total}.`,
    printed: (date: string) => `Imprimé le ${date}`,
    sorted: (orders: string) => `Ordre : ${orders}`,
    failed: 'La liste n’a pas pu être lue en entier ; rien n’a été imprimé.',
  },
};

export default options;
export type ListOptionsWords = typeof options;
