/** Bytes of files in a bucket of S3, or of what speaks as S3 does; requests are signed by AWS's Signature Version 4. */
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { AwsClient } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { Unavailable } from '../../backends/backend.ts';
import { KEY, type FileStore } from '../../backends/postgres/index.ts';

/** Milliseconds that an answer has. */
const PATIENCE = 30_000;

export interface BucketOptions {
  /** The bucket's own address: `https://files.s3.eu-west-3.amazonaws.com`, or with its name as a path. */
  readonly address: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Texts of the elements of a name, wherever they are. */
function textsOf(element: XmlElement, name: string): string[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const inner = child as XmlElement;
    return inner.name === name ? [inner.text] : textsOf(inner, name);
  });
}

export class BucketFiles implements FileStore {
  readonly #address: URL;
  readonly #client: AwsClient;

  constructor({ address, region, accessKey, secretKey }: BucketOptions) {
    this.#address = new URL(address.endsWith('/') ? address : `${address}/`);
    // Once more where it was busy: who waits is told soon.
    this.#client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, region, service: 's3', retries: 1 });
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const body = new Uint8Array(bytes);
    const digest = createHash('sha256').update(body).digest('hex');
    // Signed with what it holds: what arrives is what was sent, or nothing.
    const headers = { 'x-amz-content-sha256': digest, 'content-type': 'application/octet-stream' };
    await this.#asked('PUT', this.#at(key), [200], { body, headers });
  }

  async get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const answer = await this.#asked('GET', this.#at(key), [200, 404]);
    return answer.status === 404 ? undefined : answer.bytes;
  }

  async remove(key: string): Promise<void> {
    await this.#asked('DELETE', this.#at(key), [200, 204, 404]);
  }

  async *list(): AsyncGenerator<readonly { readonly key: string; readonly at: number }[]> {
    for (let token: string | undefined; ;) {
      const url = new URL(this.#address);
      url.searchParams.set('list-type', '2');
      if (token !== undefined) url.searchParams.set('continuation-token', token);
      const { bytes } = await this.#asked('GET', url, [200]);
      const { root } = parseXml(new TextDecoder().decode(bytes));
      if (root === null) throw new Unavailable('busy');
      const contents = root.children.filter((child) => child.type === 'element' && (child as XmlElement).name === 'Contents');
      yield contents.flatMap((each) => {
        const [key = ''] = textsOf(each as XmlElement, 'Key');
        const [at = ''] = textsOf(each as XmlElement, 'LastModified');
        return KEY.test(key) ? [{ key, at: Date.parse(at) }] : [];
      });
      [token] = textsOf(root, 'NextContinuationToken');
      if (token === undefined || token === '') return;
    }
  }

  /** @throws {RangeError} it is no key: nothing that a person said becomes an address */
  #at(key: string): URL {
    if (!KEY.test(key)) throw new RangeError('no key of a file');
    return new URL(key, this.#address);
  }

  /** @throws {Unavailable} another status came, or none in time */
  async #asked(
    method: string,
    url: URL,
    expected: readonly number[],
    more: { readonly body?: Uint8Array<ArrayBuffer>; readonly headers?: Record<string, string> } = {},
  ): Promise<{ readonly status: number; readonly bytes: Uint8Array<ArrayBuffer> }> {
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await this.#client.fetch(url.href, { method, signal, redirect: 'error', ...more });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (expected.includes(answer.status)) return { status: answer.status, bytes };
      throw new Error(`${method} was answered ${answer.status}`);
    } catch (cause) {
      throw new Unavailable('busy', { cause });
    }
  }
}
