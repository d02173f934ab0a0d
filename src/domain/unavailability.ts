/** Why a place where tickets live cannot serve now: the sentence of each is in the locales. */

/** Why a place cannot serve now. */
export type Unavailability =
  | 'network' // no answer
  | 'busy' // asked to come back later
  | 'full' // no room left on this device
  | 'blocked' // an older tab holds the database
  | 'outdated' // a newer version of the page has upgraded it: reload
  | 'closed' // the browser closed it
  | 'evicted' // the browser erased it
  | 'settings' // the desk's settings are not where the page says, or cannot be read
  | 'absent'; // this browser, or private mode, has none
