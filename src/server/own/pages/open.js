/**
 * Opens the desk for whoever the server lets in. The code (after `#`, or in the page) is changed for a token, and leaves the address at
 * once; what renews the token is held by this page alone, and by nothing that outlives it.
 */
const page = document.documentElement;
const { library, used, ended, once } = page.dataset;
const said = document.getElementById('said');

/** Milliseconds before its end that a token is changed for the next. */
const EARLY = 60_000;

let code = page.dataset.code ?? location.hash.slice(1);
delete page.dataset.code;
if (location.hash !== '') history.replaceState(null, '', location.pathname);

let held;
let changing;

/** When a token ends, in milliseconds since 1970. */
function endOf(token) {
  const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(payload)).exp * 1000;
}

async function change() {
  const answer = await fetch(new URL('./enter', import.meta.url), { method: 'POST', body: JSON.stringify({ code }) });
  if (answer.status === 404) throw new Error(held === undefined ? used : ended);
  if (!answer.ok) throw new Error(String(answer.status));
  held = await answer.json();
  code = held.next;
}

/** The token of this moment: whoever asks while it is being changed waits for the same one. */
async function identity() {
  if (held === undefined || endOf(held.token) - Date.now() < EARLY)
    await (changing ??= change().finally(() => (changing = undefined)));
  return held.token;
}

try {
  await identity();
  const { defineAll } = await import(library);
  await defineAll();
  const desk = document.createElement('guichet-desk');
  desk.setAttribute('backend', new URL('../', import.meta.url).href);
  desk.setAttribute('desk', held.desk);
  desk.identity = identity;
  document.querySelector('main').append(desk);
  said.textContent = once;
} catch (error) {
  said.textContent = error.message;
}
