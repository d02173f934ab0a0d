/** An article's words in its reader's language. Apart from the articles: a form that finds one needs no more. */

/** The words of an article for a reader, and in which language they are: that of the reader where it was written. */
export function worded(
  words: { readonly fr: string; readonly en?: string | undefined },
  language: string,
): { text: string; language: 'fr' | 'en' } {
  const english = language.toLowerCase().startsWith('en') && words.en !== undefined && words.en.trim() !== '';
  return english ? { text: words.en, language: 'en' } : { text: words.fr, language: 'fr' };
}
