/** What a session does, by name. */
/** What an operation is called, for whoever wants to make one fail (tests, states). */
export type Operation =
  | 'connect'
  | 'run'
  | 'ticket'
  | 'timeline'
  | 'tickets'
  | 'counts'
  | 'people'
  | 'read'
  | 'upload'
  | 'open'
  | 'announce'
  | 'similar'
  | 'views'
  | 'saveView'
  | 'forgetView'
  | 'preferences'
  | 'savePreferences'
  | 'whoHears'
  | 'todaysReport'
  | 'report'
  | 'settings'
  | 'usage'
  | 'administer'
  | 'previewChanges'
  | 'history'
  | 'directory'
  | 'nextAssignee'
  | 'wouldFile';

/** Called before each operation: what it throws the operation throws, and what it waits for the operation waits for. */
export type Before = (operation: Operation) => void | Promise<void>;
