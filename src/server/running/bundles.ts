/**
 * The library, for pages to load: under its whole version for ever, under its major for a little while, each file with what a page
 * needs to be sure of it (Subresource Integrity).
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** What a file is, by its name. */
export function mediaType(name: string): string {
  return TYPES[extname(name)] ?? 'application/octet-stream';
}

/** Seconds that a page may keep what is under a whole version, and under a major: an update reaches every page within five minutes. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const A_WHILE = 'public, max-age=300';

/** Once a file: as small as it gets, which is what `npm run size` weighs. */
const compressed = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  gzip: promisify(gzip),
} as const;
type Encoding = keyof typeof compressed;

interface Kept {
  readonly bytes: Buffer;
  readonly integrity: string;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

/** A folder of files that do not change while they are served, and nothing outside it. */
export class Files {
  readonly #folder: string;
  readonly #names: ReadonlySet<string>;
  readonly #kept = new Map<string, Kept>();

  /** @param patterns which files of the folder may be had */
  constructor(folder: string, patterns: readonly string[]) {
    this.#folder = folder;
    this.#names = new Set(globSync([...patterns], { cwd: folder }).map((name) => name.replaceAll('\\', '/')));
  }

  get names(): readonly string[] {
    return [...this.#names].sort();
  }

  #file(name: string): Kept {
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    const bytes = readFileSync(join(this.#folder, name));
    const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    const kept = { bytes, integrity, encoded: new Map<Encoding, Promise<Buffer>>() };
    this.#kept.set(name, kept);
    return kept;
  }

  /** What a page writes in `integrity`; undefined where there is no such file. */
  integrity(name: string): string | undefined {
    return this.#names.has(name) ? this.#file(name).integrity : undefined;
  }

  /** A file as an answer; undefined where there is none. */
  async answer(name: string, request: Request, caching: string): Promise<Response | undefined> {
    if (!this.#names.has(name)) return undefined;
    const { bytes, integrity, encoded } = this.#file(name);
    const etag = `"${integrity.slice(7, 39)}"`;
    const headers: Record<string, string> = {
      'content-type': mediaType(name),
      'cache-control': caching,
      etag,
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      // Pages of every school may load the library: there is nothing of anybody in it.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    };
    if ((request.headers.get('if-none-match') ?? '').includes(etag)) return new Response(null, { status: 304, headers });
    const accepted = request.headers.get('accept-encoding') ?? '';
    const encoding = (['br', 'gzip'] as const).find((each) => new RegExp(`\\b${each}\\b`, 'u').test(accepted));
    if (encoding === undefined || bytes.length < 500) return new Response(new Uint8Array(bytes), { headers });
    const smaller = encoded.get(encoding) ?? compressed[encoding](bytes);
    encoded.set(encoding, smaller);
    return new Response(new Uint8Array(await smaller), { headers: { ...headers, 'content-encoding': encoding } });
  }
}

/** The library of one version. */
export class Bundles {
  readonly version: string;
  readonly #files: Files;

  /** @param folder what the build made */
  constructor(folder: string, version: string) {
    this.version = version;
    this.#files = new Files(folder, ['*.js', '*.map', '*.json', '*.html']);
  }

  /** Whether the library has been built. */
  get areThere(): boolean {
    return this.#files.names.includes('guichet.js');
  }

  get major(): string {
    return this.version.split('.')[0] ?? '0';
  }

  integrity(name: string): string | undefined {
    return this.#files.integrity(name);
  }

  /** The answer to an address under `/guichet/`; undefined where there is none. @param path what follows `/guichet/` */
  async answer(path: string, request: Request): Promise<Response | undefined> {
    const [version = '', ...rest] = path.split('/');
    if (version !== this.version && version !== this.major) return undefined;
    const caching = version === this.version ? FOR_EVER : A_WHILE;
    const name = rest.join('/');
    if (name !== 'integrity.json') return this.#files.answer(name, request, caching);
    const all = this.#files.names.filter((each) => each.endsWith('.js'));
    const said = Object.fromEntries(all.map((each) => [each, this.#files.integrity(each)]));
    return Response.json(
      { version: this.version, files: said },
      { headers: { 'cache-control': caching, 'access-control-allow-origin': '*' } },
    );
  }
}
