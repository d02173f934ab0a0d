/**
 * Shows the desk to whoever is signed in. Anybody else is sent to sign in, and comes back to the place that the address named; a part
 * after `#` never reaches a server, so that this browser's tab keeps it meanwhile.
 */
const { desk, library, known } = document.documentElement.dataset;
const PLACE = `guichet-place ${desk}`;
const entry = new URL(`../sign-in/?desk=${encodeURIComponent(desk)}`, import.meta.url);

async function show() {
  const { defineAll } = await import(library);
  await defineAll();
  const element = document.createElement('guichet-desk');
  element.setAttribute('backend', new URL('../', import.meta.url).href);
  element.setAttribute('desk', desk);
  element.setAttribute('identity-url', new URL(`./token?desk=${encodeURIComponent(desk)}`, import.meta.url).href);
  element.setAttribute('sign-in-url', `${entry.href}&beside=1`);
  element.setAttribute('deep-links', '');
  let whose;
  element.addEventListener('guichet-ready', () => {
    const { id } = element.session.me;
    // Somebody else goes on here: the page says who.
    if (whose !== undefined && whose !== id) location.reload();
    whose = id;
  });
  document.querySelector('main').append(element);
}

async function leave() {
  const answer = await fetch(new URL('../sign-in/out', import.meta.url), { method: 'POST' });
  if (!answer.ok) throw new Error(String(answer.status));
  location.assign((await answer.json()).to);
}

const said = document.getElementById('said');
const told = (error) => {
  said.textContent = error.message;
};

if (known === '') {
  if (location.hash !== '') sessionStorage.setItem(PLACE, location.hash);
  location.replace(entry);
} else {
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (place !== null && location.hash === '') history.replaceState(null, '', place);
  document.getElementById('leave').addEventListener('click', () => leave().catch(told));
  show().catch(told);
}
