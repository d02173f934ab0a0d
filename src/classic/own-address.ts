/**
 * The address of the classic script that is running.
 * @throws {Error} it was put into the page as text, or is run by something else than its tag: nobody can tell what is beside it
 */
export function ownAddress(): string {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement && currentScript.src !== '') return currentScript.src;
  throw new Error('guichet: this script must be loaded by its own <script src>');
}
