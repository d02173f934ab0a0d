/** A tracker as Moodle would write it: its tables as rows of the columns that the reference documents, and the same as the XML of a backup. */

type Row = Readonly<Record<string, string | number>>;

/** 1 October 2026, 08:00 in universal time, and days after it, in seconds. */
const day = (days: number): number => Date.UTC(2026, 9, 1, 8) / 1000 + days * 86_400;

export const PROOF = { hash: 'ab12cd34ef', text: 'une capture' };

/** Each table, as `mdl_tracker_<name>`; `user` and `files` are Moodle's own. */
export const TABLES: Readonly<Record<string, readonly Row[]>> = {
  tracker: [
    {
      id: 2,
      course: 5,
      name: 'Support démo',
      ticketprefix: '',
      supportmode: 'ticketting',
      enabledstates: 574,
      strictworkflow: 0,
    },
    {
      id: 3,
      course: 5,
      name: 'Un autre',
      ticketprefix: 'AUT_',
      supportmode: 'bugtracker',
      enabledstates: 511,
      strictworkflow: 0,
    },
  ],
  element: [
    { id: 11, course: 0, name: 'salle', description: 'Salle', type: 'text' },
    { id: 12, course: 5, name: 'navigateur', description: 'Navigateur', type: 'dropdown' },
    { id: 13, course: 5, name: 'postes', description: 'Postes touchés', type: 'checkbox' },
    { id: 14, course: 5, name: 'capture', description: 'Capture d’écran', type: 'file' },
    { id: 15, course: 5, name: 'robot', description: 'Robot', type: 'captcha' },
    { id: 16, course: 5, name: 'ailleurs', description: 'Ailleurs', type: 'text' },
  ],
  elementitem: [
    { id: 21, elementid: 12, name: 'firefox', description: 'Firefox', sortorder: 1, active: 1 },
    { id: 22, elementid: 12, name: 'ie', description: 'Internet Explorer', sortorder: 2, active: 0 },
    { id: 23, elementid: 13, name: 'fixe', description: 'Fixe', sortorder: 1, active: 1 },
    { id: 24, elementid: 13, name: 'mobile', description: 'Mobile', sortorder: 2, active: 1 },
  ],
  elementused: [
    { id: 31, trackerid: 2, elementid: 11, sortorder: 2, active: 1, mandatory: 1, private: 0, listable: 1 },
    { id: 32, trackerid: 2, elementid: 12, sortorder: 1, active: 1, mandatory: 0, private: 1, listable: 0 },
    { id: 33, trackerid: 2, elementid: 13, sortorder: 3, active: 1, mandatory: 0, private: 0, listable: 0 },
    { id: 34, trackerid: 2, elementid: 14, sortorder: 4, active: 1, mandatory: 0, private: 0, listable: 0 },
    { id: 35, trackerid: 2, elementid: 15, sortorder: 5, active: 1, mandatory: 0, private: 0, listable: 0 },
    { id: 36, trackerid: 3, elementid: 16, sortorder: 1, active: 1, mandatory: 0, private: 0, listable: 0 },
  ],
  issue: [
    issue(7, {
      summary: 'Tableau de bord inaccessible',
      description: '<p>Depuis <b>lundi</b>,<br>rien &amp; personne.</p><p><img src="@@PLUGINFILE@@/ecran%201.png"></p>',
      reportedby: 101,
      status: 4,
      assignedto: 103,
      resolution: '<p>Videz le cache.</p>',
      resolutionpriority: 0,
    }),
    issue(8, {
      summary: 'Essai',
      description: 'Bas de la pile',
      descriptionformat: 2,
      reportedby: 102,
      status: 0,
      resolutionpriority: 1,
    }),
    issue(9, {
      summary: 'Test support démo',
      description: '',
      reportedby: 101,
      status: 2,
      assignedto: 103,
      resolutionpriority: 2,
      uplink: '1:4:2',
    }),
    issue(40, { trackerid: 3, summary: 'D’un autre', reportedby: 101, status: 0 }),
  ],
  issueattribute: [
    { id: 51, trackerid: 2, issueid: 7, elementid: 11, elementitemid: 'B 204', timemodified: day(0) },
    { id: 52, trackerid: 2, issueid: 7, elementid: 12, elementitemid: 22, timemodified: day(0) },
    { id: 53, trackerid: 2, issueid: 7, elementid: 13, elementitemid: '23,24', timemodified: day(0) },
    { id: 54, trackerid: 2, issueid: 7, elementid: 14, elementitemid: '', timemodified: day(0) },
  ],
  issuecc: [{ id: 61, trackerid: 2, userid: 102, issueid: 7, events: 31 }],
  issuecomment: [
    { id: 71, trackerid: 2, userid: 103, issueid: 7, comment: '<p>On regarde.</p>', commentformat: 1, datecreated: day(2) },
    { id: 72, trackerid: 2, userid: 101, issueid: 7, comment: 'Merci', commentformat: 2, datecreated: day(4) },
  ],
  issuedependancy: [{ id: 81, trackerid: 2, parentid: 7, childid: 9, comment: '', commentformat: 0 }],
  issueownership: [{ id: 91, trackerid: 2, userid: 103, issueid: 7, bywhomid: 103, timeassigned: day(1) }],
  state_change: [
    { id: 110, trackerid: 2, issueid: 7, userid: 101, timechange: day(0), statusfrom: 0, statusto: 0 },
    { id: 111, trackerid: 2, issueid: 7, userid: 103, timechange: day(1), statusfrom: 0, statusto: 2 },
    { id: 112, trackerid: 2, issueid: 7, userid: 103, timechange: day(3), statusfrom: 2, statusto: 4 },
  ],
  preferences: [{ id: 120, trackerid: 2, userid: 101, name: 'eventmask', value: 1535 }],
  query: [
    {
      id: 130,
      trackerid: 2,
      userid: 101,
      name: 'Les miens',
      description: '',
      published: 0,
      fieldnames: 'summary',
      fieldvalues: 'x',
    },
  ],
  user: [
    { id: 101, username: 'lmoreau', firstname: 'Léa', lastname: 'Moreau', email: 'lea@insa.example' },
    { id: 102, username: 'zklein', firstname: 'Zoé', lastname: 'Klein', email: 'zoe@insa.example' },
    { id: 103, username: 'auser', firstname: 'A.', lastname: 'User', email: 'tech@insa.example' },
  ],
  files: [
    {
      id: 140,
      contenthash: PROOF.hash,
      contextid: 9,
      component: 'mod_tracker',
      filearea: 'issueattribute',
      itemid: 54,
      filename: 'ecran 1.png',
      filesize: new TextEncoder().encode(PROOF.text).length,
      mimetype: 'image/png',
    },
    {
      id: 141,
      contenthash: 'perdu',
      contextid: 9,
      component: 'mod_tracker',
      filearea: 'issuedescription',
      itemid: 7,
      filename: 'perdu.png',
      filesize: 9,
      mimetype: 'image/png',
    },
    {
      id: 142,
      contenthash: 'da39a3',
      contextid: 9,
      component: 'mod_tracker',
      filearea: 'issueattribute',
      itemid: 54,
      filename: '.',
      filesize: 0,
      mimetype: '',
    },
  ],
};

function issue(id: number, more: Row): Row {
  return {
    id,
    trackerid: 2,
    descriptionformat: 1,
    datereported: day(0),
    assignedto: 0,
    bywhomid: 0,
    timecreated: day(0),
    timemodified: day(3),
    timeassigned: 0,
    resolution: '',
    resolutionformat: 1,
    resolutionpriority: 0,
    uplink: '',
    downlink: '',
    description: '',
    ...more,
  };
}

const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;

/** Each table as somebody takes it out of the database: a file of CSV, by its name. */
export function csvFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(TABLES).map(([name, rows]) => {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? 'NULL'))];
      const file = name === 'user' || name === 'files' ? `mdl_${name}.csv` : `mdl_tracker_${name}.csv`;
      return [file, lines.map((line) => line.map(quoted).join(',')).join('\n')];
    }),
  );
}

const escaped = (text: string | number): string =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A row as an element: its id is an attribute, its other columns are elements, then what belongs to it. */
function element(name: string, row: Row, without: readonly string[] = [], inside = ''): string {
  const columns = Object.entries(row).filter(([column]) => column !== 'id' && !without.includes(column));
  return `<${name} id="${row['id'] ?? ''}">${columns.map(([column, value]) => `<${column}>${value === '' ? '$@NULL@$' : escaped(value)}</${column}>`).join('')}${inside}</${name}>`;
}

const list = (name: string, inside: string): string => `<${name}>${inside}</${name}>`;
const rowsOf = (table: string, test: (row: Row) => boolean): readonly Row[] => (TABLES[table] ?? []).filter(test);

/** `activities/tracker_77/tracker.xml` of a backup of one tracker. */
export function trackerXml(id = 2): string {
  const [tracker = {}] = rowsOf('tracker', (row) => row['id'] === id);
  const elements = rowsOf(
    'element',
    (row) => rowsOf('elementused', (used) => used['trackerid'] === id && used['elementid'] === row['id']).length > 0,
  );
  const issues = rowsOf('issue', (row) => row['trackerid'] === id);
  const under = (table: string, name: string, issueId: unknown): string =>
    rowsOf(table, (row) => row['issueid'] === issueId)
      .map((row) => element(name, row, ['issueid', 'trackerid']))
      .join('');
  const inside = [
    list(
      'elements',
      elements
        .map((row) =>
          element(
            'element',
            row,
            [],
            list(
              'elementitems',
              rowsOf('elementitem', (item) => item['elementid'] === row['id'])
                .map((item) => element('elementitem', item, ['elementid']))
                .join(''),
            ),
          ),
        )
        .join(''),
    ),
    list(
      'usedelements',
      rowsOf('elementused', (row) => row['trackerid'] === id)
        .map((row) => element('usedelement', row, ['trackerid']))
        .join(''),
    ),
    list(
      'issues',
      issues
        .map((row) =>
          element(
            'issue',
            row,
            ['trackerid'],
            [
              list('attributes', under('issueattribute', 'attribute', row['id'])),
              list('ccs', under('issuecc', 'cc', row['id'])),
              list('comments', under('issuecomment', 'comment', row['id'])),
              list('ownerships', under('issueownership', 'ownership', row['id'])),
              list('states', under('state_change', 'state', row['id'])),
            ].join(''),
          ),
        )
        .join(''),
    ),
    list(
      'dependancies',
      rowsOf('issuedependancy', (row) => row['trackerid'] === id)
        .map((row) => element('dependancy', row, ['trackerid']))
        .join(''),
    ),
    list(
      'preferences',
      rowsOf('preferences', (row) => row['trackerid'] === id)
        .map((row) => element('preference', row, ['trackerid']))
        .join(''),
    ),
    list(
      'queries',
      rowsOf('query', (row) => row['trackerid'] === id)
        .map((row) => element('query', row, ['trackerid']))
        .join(''),
    ),
  ].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<activity id="77" moduleid="12" modulename="tracker" contextid="9">${element('tracker', tracker, [], inside)}</activity>`;
}

/** `users.xml` and `files.xml` of the same backup. */
export function usersXml(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${list('users', (TABLES['user'] ?? []).map((row) => element('user', row)).join(''))}`;
}

export function filesXml(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${list('files', (TABLES['files'] ?? []).map((row) => element('file', row)).join(''))}`;
}
