/** La question posée à qui a maintenant un compte : les tickets déposés avant, sans compte, sont-ils les siens ? */
const claims = {
  question: (n: number) =>
    n === 1
      ? 'Un ticket a été déposé sans compte avec votre adresse de courriel : est-il à vous ?'
      : `${n} tickets ont été déposés sans compte avec votre adresse de courriel : sont-ils à vous ?`,
  why: 'Ce qui est à vous rejoint votre liste, et les liens reçus par courriel ne l’ouvrent plus.',
  ticket: (key: string | null, summary: string, day: string) =>
    key === null ? `« ${summary} », le ${day}` : `${key} : « ${summary} », le ${day}`,
  others: (n: number): string => (n === 1 ? 'et un autre' : `et ${n} autres`),
  yes: (n: number): string => (n === 1 ? 'Oui, il est à moi' : 'Oui, ils sont à moi'),
  no: (n: number): string => (n === 1 ? 'Non, il n’est pas à moi' : 'Non, ils ne sont pas à moi'),
  claimed: (n: number) => ({
    what: n === 1 ? 'Le ticket est dans votre liste.' : `Les ${n} tickets sont dans votre liste.`,
    more: 'Ce qui est à vous se retrouve ici, dès que vous êtes connecté.',
  }),
  declined: { what: 'Rien n’a changé.', more: 'Ces tickets ne vous seront plus proposés.' },
};

export default claims;
export type ClaimsWords = typeof claims;
