/**
 * A bucket on a port, for tests: it keeps what is put, lists it in pages of two, and lets nobody in whose signature is not the one that
 * AWS's own description of Signature Version 4 leads to, worked out here by Node's HMAC.
 */
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const KEYS = { region: 'eu-west-3', accessKey: 'AKIDEXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/gu, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature that a request must have (AWS General Reference, "Create a signed AWS API request"). */
function signatureOf(request: IncomingMessage, signedHeaders: string, scope: string, secretKey: string): string {
  const url = new URL(request.url ?? '', `http://${request.headers.host}`);
  const query = [...url.searchParams].map(([key, value]) => `${encoded(key)}=${encoded(value)}`).sort();
  const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [
    request.method,
    url.pathname,
    query.join('&'),
    headers.join(''),
    signedHeaders,
    String(request.headers['x-amz-content-sha256']),
  ].join('\n');
  const [day = '', region = '', service = ''] = scope.split('/');
  const toSign = ['AWS4-HMAC-SHA256', String(request.headers['x-amz-date']), scope, sha256(canonical)].join('\n');
  const key = [region, service, 'aws4_request'].reduce<Buffer>((above, part) => hmac(above, part), hmac(`AWS4${secretKey}`, day));
  return hmac(key, toSign).toString('hex');
}

const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=([\da-f]{64})$/u;

/** Why a request is not let in; undefined where it is. */
function refusal(request: IncomingMessage, body: Buffer): string | undefined {
  const [, accessKey, scope = '', signed = '', signature] = AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  if (accessKey !== KEYS.accessKey || !scope.includes(`/${KEYS.region}/s3/`)) return 'InvalidAccessKeyId';
  if (signature !== signatureOf(request, signed, scope, KEYS.secretKey)) return 'SignatureDoesNotMatch';
  const digest = request.headers['x-amz-content-sha256'];
  return digest === 'UNSIGNED-PAYLOAD' || digest === sha256(body) ? undefined : 'XAmzContentSHA256Mismatch';
}

export interface BucketServer {
  readonly address: string;
  readonly kept: Map<string, { readonly bytes: Buffer; at: number }>;
  /** Answers so many requests with "come back later". */
  slowDown(times: number): void;
  close(): Promise<void>;
}

export async function bucketServer(): Promise<BucketServer> {
  const kept: BucketServer['kept'] = new Map();
  let slow = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const why = refusal(request, body);
      if (why !== undefined) return response.writeHead(403).end(`<Error><Code>${why}</Code></Error>`);
      if (slow > 0) {
        slow -= 1;
        return response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
      }
      const url = new URL(request.url ?? '', 'http://bucket');
      const key = url.pathname.slice('/school/'.length);
      const found = kept.get(key);
      if (request.method === 'PUT') kept.set(key, { bytes: body, at: Date.now() });
      if (request.method === 'PUT') return response.writeHead(200).end();
      if (request.method === 'DELETE') kept.delete(key);
      if (request.method === 'DELETE') return response.writeHead(204).end();
      if (key !== '') return found === undefined ? response.writeHead(404).end() : response.writeHead(200).end(found.bytes);
      const keys = [...kept.keys()].sort();
      const from = Number(url.searchParams.get('continuation-token') ?? 0);
      const contents = keys
        .slice(from, from + 2)
        .map((each) => {
          const at = new Date(kept.get(each)?.at ?? 0).toISOString();
          return `<Contents><Key>${each}</Key><LastModified>${at}</LastModified><Size>1</Size></Contents>`;
        })
        .join('');
      const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
      return response
        .writeHead(200)
        .end(`<?xml version="1.0"?><ListBucketResult><Name>school</Name>${next}${contents}</ListBucketResult>`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/school`,
    kept,
    slowDown(times) {
      slow = times;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
