/** Tells the page that waits for it that somebody is signed in, and closes where a page opened this window. */
const channel = new BroadcastChannel('guichet-identity');
channel.postMessage('here');
channel.close();
window.close();
