/** What the server's commands say to whoever runs them. */
import { counter, type Forms } from '../counter.ts';
import type fr from '../fr/server.ts';

const count = counter('en');
const TICKETS: Forms = { zero: 'no ticket', one: '# ticket', other: '# tickets' };
const STEPS: Forms = { zero: 'nothing to do', one: '# step done', other: '# steps done' };
const WRONG: Forms = { one: '# thing to put right', other: '# things to put right' };
const KEYS: Forms = { one: '# key', other: '# keys' };
const HOURS: Forms = { zero: 'less than an hour', one: '# hour', other: '# hours' };

const words = {
  usage: `guichet <command> [options]

Commands
  serve     serves the desks (the first start makes one, and gives its administrator's link)
  link      gives another one-time administrator's link: --desk CODE
  migrate   brings the database to this version
  export    writes a desk to a file: --desk CODE --out FILE [--no-files]
  import    makes a desk what a file holds: --desk CODE [--replace] FILE
  backup    writes the whole server to a file, while it serves: --out FOLDER|FILE|- [--keep NUMBER] [--no-key]
  restore   makes the server what a backup says: [--replace] [--erasures REGISTER] FILE
  about     writes what is kept about a person: --desk CODE --out FILE PERSON
  erase-person  says what erasing a person would take, and erases them with --yes: --desk CODE [--yes] PERSON
  retention     lets go of what is too old, or counts it: --desk CODE [--dry-run]
  doctor    checks the configuration, keys, database, origins and a token: [--token FILE]

Options
  --config FILE         the configuration (guichet.config.json, where it is)
  --database ADDRESS    a PostgreSQL database, instead of the embedded one
  --folder FOLDER       the folder of its data
  --host ADDRESS  --port PORT  --url ADDRESS  --language fr|en  --log LEVEL

Each key of the configuration can also be said in the environment: docs/server.md.`,
  unknownCommand: (name: string) => `There is no command ${name}.`,
  wrongOption: 'There is no such option, or its value is missing.',
  deskName: 'Support',
  administrator: 'Administration',
  operator: 'Operations',
  listening: (url: string) => `Guichet answers at ${url}`,
  madeDesk: (code: string) => `The desk “${code}” is ready.`,
  link: (link: string, hours: number) => `Administrator's one-time link, valid for ${hours} hours:\n  ${link}`,
  samples: (url: string) => `What to paste into a page: ${url}`,
  unbuilt: 'The library for pages has not been built (npm run build): /guichet/ is empty.',
  nobody: 'Nobody signs for your pages yet: say who in “issuers” (docs/server.md).',
  stopping: 'Stopping: the requests under way end.',
  migrated: (steps: number) => `Database up to date: ${count(steps, STEPS)}.`,
  taken: (folder: string, pid: number) =>
    `The folder ${folder} is held by another server (process ${pid}). Stop it, or use a PostgreSQL database.`,
  portTaken: (port: number) => `Port ${port} is taken. Say another: --port ${port + 1}`,
  unavailable: 'The database does not answer. Check its address, and that it is running.',
  behind: 'The database is not at this version: guichet migrate',
  noDesk: (code: string, codes: string) => `There is no desk “${code}”. There are: ${codes}`,
  noFile: (path: string) => `The file ${path} cannot be read.`,
  cannotWrite: (path: string) => `The file ${path} is there already, or cannot be written.`,
  aFile: 'the file to import',
  needs: (option: string) => `${option} is missing.`,
  exported: (tickets: number, path: string) => `${count(tickets, TICKETS)} in ${path}.`,
  imported: (tickets: number, desk: string) => `${count(tickets, TICKETS)} in the desk “${desk}”.`,
  notEmpty: (tickets: number) =>
    `This desk holds something already (${count(tickets, TICKETS)}), which the import would replace. Say --replace if that is what you want.`,
  badArchive: (wrong: number) => `This file cannot be imported: ${count(wrong, WRONG)}.`,
  refused: 'Whoever operates this desk may not do that.',
  unforeseen: 'Something unforeseen happened:',
  doctor: {
    title: 'Guichet, check-up',
    good: 'All is well.',
    bad: (many: number) => `${count(many, WRONG)}.`,
    configuration: 'configuration',
    from: (file: string | undefined) => file ?? 'environment and defaults',
    folder: 'folder',
    folderWritten: (path: string) => path,
    folderClosed: (path: string) => `${path} cannot be written: give it to the server's user.`,
    library: 'library',
    keysOf: (code: string) => `keys of ${code}`,
    keys: (many: number) => count(many, KEYS),
    nobody: 'Nobody signs for your pages: say who in “issuers”.',
    keyTroubles: {
      unreachable: 'They cannot be read: check the address or the file, and that the server may reach it.',
      'no-keys': 'There are none: a JWKS or a public key in PEM is expected.',
      'private-key': 'This is a private key: publish the public one, and change this one, which has been seen.',
      'secret-key': 'There is a secret among them: whoever reads it can sign. Take it out, and change it.',
      'weak-key': 'They are too weak: RSA of 2048 bits at least, or ES256.',
      'short-secret': 'A secret is too short: openssl rand -base64 48',
    },
    mail: 'mail',
    noMail: 'nothing says how to send any (smtp): nobody files without an account',
    mailTaken: (from: string) => `the SMTP server answers; it will send from ${from}`,
    mailRefused: 'the SMTP server does not answer, or does not let this one in: check smtp.url',
    signInBy: (code: string) => `sign-in by ${code}`,
    signIn: 'the service answers, and says what is needed',
    signInBack: (back: string, out: string) => `addresses to register there: ${back} and, after signing out, ${out}`,
    signInTroubles: {
      unreachable: 'It does not answer: check its address, and that the server may reach it.',
      answer: 'What it answers will not do: check that the address (issuer or url) is its own, to the letter.',
      client: 'The secret cannot be read (secretFile), or the service does not know this desk.',
    },
    database: 'database',
    databaseReady: (desks: number) => `answers; desks: ${desks}`,
    databaseToCome: 'the embedded database will be made at the first start',
    databaseOld: 'answers, and is not at this version: guichet migrate',
    backup: 'last backup',
    noBackup: 'none was made by “guichet backup”',
    backedUp: (hours: number) => `${count(hours, HOURS)} ago`,
    oldBackup: (hours: number) => `${count(hours, HOURS)} ago: see why last night's was not made`,
    register: 'register of erasures',
    registerClosed: (path: string) => `${path} cannot be read or written: nothing can be erased. Give it to the server's user.`,
    files: 'files',
    filesInDatabase: 'in the database',
    filesClosed: (place: string) =>
      `${place}: nothing can be kept there and read again. Check the address, the rights, and the key if it is a bucket.`,
    viruses: 'viruses',
    watched: (place: string) => `clamd answers at ${place}`,
    unwatched: 'Nobody looks for them in files: say where clamd is in “files.clamd”.',
    silentClamd: (place: string, refuses: boolean) =>
      `clamd does not answer at ${place}: ${refuses ? 'no file is kept' : 'files are kept without being looked at'}.`,
    origins: 'origins',
    origin: (origin: string) => `pages of ${origin} may read`,
    originRefused: (origin: string) => `pages of ${origin} may not read`,
    noOrigin: 'No origin is let in: only the server’s own pages may read. Say them in “origins”.',
    address: 'public address',
    answers: (url: string) => `${url} answers`,
    silent: (url: string) => `${url} does not answer from here (the server may not be running)`,
    sample: 'sample token',
    believed: (id: string) => `believed; the person is ${id}`,
    mustSay: 'A token of your platform is checked so: guichet doctor --token FILE',
  },
  refusals: {
    missing: 'No token: the Authorization header must say “Bearer”, then the token.',
    shape: 'This is no signed JWT, in three parts, in base64url without padding.',
    header: 'The header of the token says something that is not accepted.',
    issuer: 'The issuer (iss) is none of those of the configuration, to the letter.',
    algorithm: 'The algorithm is none of those agreed with this issuer.',
    key: 'The key that is named (kid) is not among those of the issuer.',
    signature: 'The signature is not the right one.',
    payload: 'The content is no JSON object.',
    audience: 'The audience (aud) is not this server.',
    expired: 'The token has expired: the page must ask for another.',
    'not-yet': 'The token is not valid yet: the clocks differ.',
    life: 'Its life will not do: iat and exp are numbers, ten minutes apart at most.',
    claim: 'A claim is missing, or will not do.',
    desk: 'This issuer does not open this desk.',
  },
} satisfies typeof fr;

export default words;
