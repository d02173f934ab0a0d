/** L’élision du français devant ce que les mots ne connaissent pas d’avance : un nom, une ville. */

/**
 * « de » devant un nom : `d’Aïcha`, `de Camille`. Devant un h le « de » reste : il se dit toujours, l’élision non.
 */
export function de(name: string): string {
  return /^[aeiouœæ]/iu.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
}
