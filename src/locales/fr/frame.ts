/** What a frame says in place of its widget. */
const frame = {
  lang: 'fr',
  stranger: (page: string): string =>
    `${page} n’est pas autorisé à montrer ce guichet. Ouvrez-le depuis le site de votre école, ou prévenez qui a écrit cette page.`,
  wrong: 'L’adresse de ce guichet est incomplète. Prévenez qui a écrit cette page : elle doit nommer un guichet.',
  cut: 'Ce guichet n’a pas pu être chargé. Vérifiez votre connexion, puis rechargez la page.',
};

export default frame;
