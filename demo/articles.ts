/** The articles of the demonstration's support desk, as its team has written them, in French and in English. */
import type { Session } from '../src/backends/backend.ts';
import type { ArticleContent } from '../src/domain/knowledge/article.ts';

type Told = Pick<ArticleContent, 'kind' | 'title' | 'text' | 'places'>;

const ARTICLES: readonly Told[] = [
  {
    kind: 'article',
    title: { fr: 'Retrouver son mot de passe', en: 'Finding your password again' },
    text: {
      fr: 'Sur la page de connexion, suivez **Mot de passe oublié**.\n\n1. Indiquez votre adresse de l’école.\n2. Ouvrez le message reçu : le lien vaut une heure.\n3. Choisissez un mot de passe de douze signes au moins.\n\nLe message n’arrive pas ? Regardez les indésirables, puis déposez un ticket : l’équipe vérifiera votre adresse.',
      en: 'On the sign-in page, follow **Forgotten password**.\n\n1. Give your school address.\n2. Open the message: its link lasts an hour.\n3. Choose a password of twelve characters at least.\n\nNo message? Look among the unwanted ones, then file a ticket: the team will check your address.',
    },
    places: [],
  },
  {
    kind: 'article',
    title: { fr: 'Rendre un devoir trop lourd', en: 'Handing in an assignment that is too large' },
    text: {
      fr: 'Le dépôt refuse ce qui dépasse la taille dite sous **Fichiers remis**.\n\n- Exportez le PDF en qualité « écran ».\n- Réduisez les images avant de les insérer.\n- Pour une vidéo, déposez-la sur la plateforme vidéo et rendez son lien.',
      en: 'What is larger than said under **Submitted files** is refused.\n\n- Export the PDF for the screen.\n- Reduce pictures before you insert them.\n- Put a video on the video platform, and hand in its link.',
    },
    places: [{ service: 'moodle' }],
  },
  {
    kind: 'article',
    title: { fr: 'Ne plus voir un cours de l’an passé', en: 'Hiding a course of last year' },
    text: {
      fr: 'Dans **Tableau de bord**, ouvrez le menu du cours et choisissez **Retirer de l’affichage**. Le cours reste accessible par **Cours masqués**.',
      en: 'On the **Dashboard**, open the course’s menu and choose **Remove from view**. It stays available under **Removed courses**.',
    },
    places: [{ service: 'moodle' }],
  },
  {
    kind: 'known-problem',
    title: { fr: 'Les notifications de forum arrivent en double', en: 'Forum notifications arrive twice' },
    text: {
      fr: 'Chaque message de forum est annoncé deux fois depuis la mise à jour. Rien n’est perdu : supprimez le second. L’équipe attend le correctif.',
      en: 'Each forum message has been announced twice since the update. Nothing is lost: delete the second one. The team is waiting for the fix.',
    },
    places: [{ service: 'moodle' }],
  },
  {
    kind: 'known-problem',
    title: { fr: 'La connexion est refusée au premier essai', en: 'The first sign-in is refused' },
    text: {
      fr: 'Le premier essai affiche « session expirée ». Fermez l’onglet, ouvrez-en un autre, connectez-vous à nouveau.',
      en: 'The first try shows “session expired”. Close the tab, open another one, sign in again.',
    },
    places: [],
  },
];

/** Writes and publishes them, on a desk that has none. @param session of whoever may publish */
export async function writeArticles({ knowledge }: Session): Promise<void> {
  const { rows } = await knowledge.page({});
  if (rows.length > 0) return;
  for (const told of ARTICLES) {
    const article = crypto.randomUUID();
    const content = { ...told, scope: 'everyone' as const, problem: null };
    await knowledge.run({ id: crypto.randomUUID(), do: 'write', article, seen: 0, content });
    await knowledge.run({ id: crypto.randomUUID(), do: 'publish', article, seen: 1 });
  }
}
