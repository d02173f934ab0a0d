/**
 * Opens the desk for whoever the server lets in. The code (after `#`, or in the page) is changed for a token, and leaves the address at
 * once; what renews the token is held by this page alone, and by nothing that outlives it.
 */
import { renewed } from './renewed.js';

const page = document.documentElement;
const { library, used, ended, once } = page.dataset;
const said = document.getElementById('said');

let code = page.dataset.code ?? location.hash.slice(1);
delete page.dataset.code;
if (location.hash !== '') history.replaceState(null, '', location.pathname);

/** Changes the code for a token and the next code. @throws {Error} what is said where the code is no longer good */
async function change(over) {
  const answer = await fetch(new URL('./enter', import.meta.url), { method: 'POST', body: JSON.stringify({ code }) });
  if (answer.status === 404) throw new Error(over);
  if (!answer.ok) throw new Error(String(answer.status));
  const given = await answer.json();
  code = given.next;
  return given;
}

try {
  const held = await change(used);
  const { defineAll } = await import(library);
  await defineAll();
  const desk = document.createElement('guichet-desk');
  desk.setAttribute('backend', new URL('../', import.meta.url).href);
  desk.setAttribute('desk', held.desk);
  desk.identity = renewed(held, () => change(ended));
  document.querySelector('main').append(desk);
  said.textContent = once;
} catch (error) {
  said.textContent = error.message;
}
