/** What a file is, by what it holds: nothing of it is taken from whoever sends it but what no bytes contradict. */
import { fileTypeFromBuffer } from 'file-type';

const BYTES = 'application/octet-stream';

/** Types whose bytes are known by how they begin: who claims one of these, and does not begin so, is not one. */
const TOLD_BY_BYTES =
  /^(?:image\/(?!svg\+xml)|audio\/|video\/|font\/|application\/(?:pdf|zip|gzip|x-7z|x-rar|vnd\.(?:rar|openxmlformats|oasis|ms-)|msword|x-msdownload|x-executable))/u;

/** Wrappings that many kinds share: which of them it is, is known by the word of whoever sends it alone. */
const WRAPPINGS: ReadonlySet<string> = new Set(['application/zip', 'application/x-cfb', 'application/xml', 'application/gzip']);

/** What a wrapping may be claimed to be: documents, never what a page would run or draw. */
const WRAPPED = /^application\/(?!xhtml)[\w.+-]+$|^image\/svg\+xml$|^text\/xml$/u;

/** Programs of the usual systems. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-msi',
  'application/x-ms-shortcut',
  'application/java-vm',
]);

/** Endings of what people read and look at. */
const READ =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|md|png|jpe?g|gif|webp|avif|svg|heic|bmp|tiff?|mp[34]|mov|wav|html?)$/iu;

export interface Kind {
  /** The type that it is kept by. */
  readonly type: string;
  /** It is a program, under the name of something that people read. */
  readonly isDisguised: boolean;
}

/** Whether bytes are a text in UTF-8, so that a text's type says nothing wrong of them. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A type without what it says besides: `text/plain; charset=utf-8` is `text/plain`. */
const bare = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();

/** @param claimed what whoever sends it says that it is; may be nothing */
export async function kindOf(bytes: Uint8Array, name: string, claimed: string): Promise<Kind> {
  const said = bare(claimed);
  const sniffed = bare((await fileTypeFromBuffer(bytes))?.mime ?? '');
  if (sniffed !== '' && !(WRAPPINGS.has(sniffed) && WRAPPED.test(said)))
    return { type: sniffed, isDisguised: PROGRAMS.has(sniffed) && READ.test(name) };
  if (sniffed !== '') return { type: said, isDisguised: false };
  if (said === '') return { type: '', isDisguised: false };
  const isBelieved = !TOLD_BY_BYTES.test(said) && (!/^text\/|\+xml$|json$/u.test(said) || isText(bytes));
  return { type: isBelieved ? claimed : BYTES, isDisguised: false };
}
