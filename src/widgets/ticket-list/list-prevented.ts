/** The page's own no: it stopped an event that came before an act. */
export class Prevented extends Error {}
