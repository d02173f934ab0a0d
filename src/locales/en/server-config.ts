/** The words of the server's configuration: what each key is for, what is wrong with it, how to put it right. */
import type { Forms } from '../counter.ts';
import { counter } from '../counter.ts';
import type fr from '../fr/server-config.ts';

const count = counter('en');
const WRONG: Forms = { one: '# thing to put right', other: '# things to put right' };

const words = {
  wrong: (many: number) => `The configuration cannot be used: ${count(many, WRONG)}.`,
  ignored: (name: string, near: string | null) =>
    `${name} is no key of the configuration: it has no effect.${near === null ? '' : ` Did you mean ${near}?`}`,
  example: (text: string) => `For example: ${text}`,
  from: {
    file: (path: string) => `in ${path}`,
    environment: (name: string) => `in the variable ${name}`,
    option: (name: string) => `in the option ${name}`,
    nowhere: 'said nowhere',
  },
  keys: {
    host: 'The address where the server listens. Behind a proxy on the same machine, leave it.',
    port: 'The port where it listens; 0 takes any free one.',
    url: 'The public address of the server, as pages call it. It is also the audience of tokens.',
    folder: 'The folder of its data: the embedded database, the server’s own key, one-time links.',
    erasures:
      'The register of what was erased, applied again to any backup that is restored; in the folder, unless said. Put it on another disk.',
    database: 'The address of a PostgreSQL database, 15 or later. Without it the database is embedded, in the folder.',
    poolSize: 'How many connections to PostgreSQL, at most.',
    language: 'The language of whoever asks for none.',
    desks: 'The desks that are there from the first start on, each with the document that sets it up.',
    origins: 'The origins of the pages that show a desk, exactly.',
    ancestors: 'The origins of the pages that may put the server’s own into a frame; the same as above unless said.',
    proxies: 'How many proxies, in front of the server, say the address of visitors.',
    issuers: 'Who signs for people: one entry for each platform.',
    platforms: 'The learning platforms (LTI 1.3) whose teachers add the desk as an external tool.',
    oidc: 'The OpenID Connect providers whose people sign in to the server’s own pages.',
    cas: 'The CAS servers whose people sign in to the server’s own pages.',
    'smtp.url': 'The SMTP server that sends mail: smtps:// for TLS from the start, smtp:// for STARTTLS.',
    'smtp.from': 'Who sends mail, as everybody reads it.',
    'files.place':
      'Where attached files go: folder, database or bucket. Without this key: into a folder beside the embedded database, or into your PostgreSQL database.',
    'files.folder': 'The folder of attached files, shared by all nodes; “files” in the folder of data unless said.',
    'files.bucket': 'The address of the S3 (or compatible) bucket of attached files.',
    'files.region': 'The region of the bucket.',
    'files.accessKey': 'The identity of the key to the bucket.',
    'files.secretKey': 'The secret of that key.',
    'files.quota': 'How many megabytes of files one person may keep at a desk.',
    'files.clamd': 'Where a clamd listens, which looks at each file: host and port, or the path of its socket.',
    'files.unscanned': 'What becomes of a file when clamd does not answer: refuse, or keep to keep it all the same.',
    'limits.address':
      'Requests without a valid token, a minute, at most, from one address; those that a token carries do not count.',
    'limits.person': 'Requests a minute, at most, of one person.',
    'limits.desk': 'Requests a minute, at most, to one desk.',
    'limits.guests': 'Requests an hour, at most, of people without an account from one address.',
    metricsSecret: 'The password of /metrics. Without it only the machine itself can read them.',
    log: 'What the logs say.',
    drain: 'How many seconds, when it stops, the requests under way have to end.',
  },
  problems: {
    required: 'A value is missing.',
    'unknown-key': 'There is no such key.',
    'not-a-text': 'A text is expected.',
    'not-a-number': 'A whole number is expected.',
    'not-a-list': 'A list is expected.',
    'not-json': 'This is not JSON.',
    'no-file': 'This file cannot be read.',
    'out-of-range': 'This number is out of bounds.',
    'too-large': 'This is too long.',
    'too-small': 'This is too short.',
    'too-many': 'There are too many of them.',
    'not-a-code': 'A code holds letters without accents, digits, dots, hyphens and underscores only.',
    'not-an-origin': 'An origin is a protocol, a name and a port, and nothing after them: https://moodle.school.example',
    'unsafe-address': 'An https:// address is expected (http:// is for this machine alone).',
    'not-a-database': 'A postgres:// address is expected.',
    'not-an-smtp-server': 'An address in smtp:// or smtps:// is expected.',
    'not-a-sender': 'A mail address is expected, with a name or without.',
    'not-a-place': 'The places are folder, database and bucket.',
    'bucket-lacks': 'A bucket also needs files.bucket, files.accessKey and files.secretKey.',
    'not-listening': 'A host and a port are expected (127.0.0.1:3310), or the path of a socket (/run/clamav/clamd.ctl).',
    'not-a-policy': 'Say refuse or keep.',
    'not-a-language': 'The languages are fr and en.',
    'not-a-level': 'The levels are silent, error, warn, info and debug.',
    'not-a-profile': 'The profiles are requester, technician, moderator, functional-admin and technical-admin.',
    'not-an-algorithm': 'The algorithms are those of docs/server.md, such as RS256; “none” is not one of them.',
    'not-a-claim': 'A claim is a name, or the list of names that lead to it.',
    'secret-too-short': 'This secret is too short. Make one: openssl rand -base64 48',
    'one-kind-of-secret': 'Say secret or secretFile, not both.',
    'openid-is-missing': '“openid” must be among the scopes.',
    'one-kind-of-keys': 'Say exactly one of these keys: url, file, secrets or secretFiles.',
    'algorithms-and-keys': 'A shared secret goes with HS256, HS384 or HS512, and with them alone; a public key, with the others.',
    'same-code-twice': 'Two entries have the same code.',
    'same-issuer-twice': 'Two issuers have the same “iss”.',
    reserved: 'This code is kept for the server.',
    'not-settings': 'This document does not set up a desk.',
    malformed: 'This value will not do.',
  },
} satisfies typeof fr;

export default words;
