/** Articles that are there already, written by whoever may. */
import type { Backend } from '../../../src/backends/backend.ts';
import type { ArticleContent } from '../../../src/domain/knowledge/article.ts';
import type { PersonInput } from '../../../src/domain/people.ts';

export const PASSWORD: ArticleContent = {
  kind: 'article',
  title: { fr: 'Retrouver son mot de passe', en: 'Finding your password again' },
  text: {
    fr: 'Sur la page de connexion, suivez **Mot de passe oublié**.\n\n1. Indiquez votre adresse de l’école.\n2. Ouvrez le message reçu.\n3. Choisissez un autre mot de passe.',
    en: 'On the sign-in page, follow **Forgotten password**.\n\n1. Give your school address.\n2. Open the message.\n3. Choose another password.',
  },
  scope: 'everyone',
  places: [],
  problem: null,
};

export const OUTAGE: ArticleContent = {
  kind: 'known-problem',
  title: { fr: 'Les mots de passe changés hier sont refusés', en: 'Passwords changed yesterday are refused' },
  text: {
    fr: 'L’équipe y travaille. Gardez l’ancien en attendant.',
    en: 'The team is at work on it. Keep the old one meanwhile.',
  },
  scope: 'everyone',
  places: [],
  problem: null,
};

/** Writes an article, and publishes it unless it is to stay a draft. @returns its id */
export async function written(
  backend: Backend,
  by: PersonInput,
  content: ArticleContent,
  { draft = false }: { readonly draft?: boolean } = {},
): Promise<string> {
  const { knowledge, close } = await sessionOf(backend, by);
  const article = crypto.randomUUID();
  await knowledge.run({ id: crypto.randomUUID(), do: 'write', article, seen: 0, content });
  if (!draft) await knowledge.run({ id: crypto.randomUUID(), do: 'publish', article, seen: 1 });
  await close();
  return article;
}

/** Some people have a problem too. */
export async function alsoHad(backend: Backend, article: string, people: readonly PersonInput[]): Promise<void> {
  for (const person of people) {
    const { knowledge, close } = await sessionOf(backend, person);
    await knowledge.meToo({ article }, true);
    await close();
  }
}

async function sessionOf(backend: Backend, by: PersonInput) {
  const session = await backend.connect(by);
  return { knowledge: session.knowledge, close: () => session.close() };
}
