/** Ce que disent d’un ticket ouvert les parties que peu ont : avis, approbation, champs, liens, fichiers, et le ticket qui n’est plus là. */
const parts = {
  rating: 'Avis',
  ratingOf: (mark: number, word: string) => `${mark} sur 4 : ${word.toLocaleLowerCase('fr')}`,
  approval: 'Approbation',
  approvals: { pending: 'En attente', granted: 'Accordée', denied: 'Refusée' },
  aliases: 'Anciens numéros',
  above: 'Niveau supérieur',
  below: 'Venu du guichet',
  private: 'équipe seulement',
  unlink: (key: string) => `Délier ${key}`,
  gone: 'Ce ticket ne vous est plus ouvert.',
  goneMore: 'Il a été déplacé, ou vous n’y avez plus accès.',
  goneText: 'Le texte que vous aviez commencé',
  copyText: 'Copier le texte',
  textCopied: 'Texte copié.',
  image: (name: string) => `Image jointe : ${name}`,
  detachFile: (name: string) => `Retirer le fichier ${name}`,
  detached: 'Retiré',
};

export default parts;
export type PartsWords = typeof parts;
