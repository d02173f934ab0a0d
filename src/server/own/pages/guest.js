/**
 * The page where somebody without an account comes by the link in their mail: it asks them to confirm what waits, and then shows it.
 * A programme that opens links by itself confirms nothing: a button does. The code leaves the address at once.
 */
import { renewed } from './renewed.js';

const { library, over, failed, sending, claimed, signIn, keep, before, after } = document.documentElement.dataset;
const said = document.getElementById('said');
const confirming = document.getElementById('confirming');

const code = location.hash.slice(1);
history.replaceState(null, '', location.pathname);

async function ask(what) {
  const answer = await fetch(new URL(`../guests/${what}`, import.meta.url), { method: 'POST', body: JSON.stringify({ code }) });
  if (answer.status === 404) throw new Error(over);
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? failed);
  return answer.json();
}

/** Whoever has it now reads it signed in. */
function lead(held) {
  const way = document.createElement('a');
  way.href = held.at;
  way.textContent = signIn;
  said.replaceChildren(`${claimed} `, way);
  confirming.hidden = true;
}

async function show(held) {
  const { defineAll } = await import(library);
  await defineAll();
  confirming.hidden = true;
  said.textContent = keep;
  const desk = document.createElement('guichet-desk');
  desk.setAttribute('backend', new URL('../', import.meta.url).href);
  desk.setAttribute('desk', held.desk);
  desk.identity = renewed(held, () => ask('follow'));
  document.querySelector('main').append(desk);
  desk.open(held.ticket);
}

/** What goes wrong is said, and what can be tried again stays. */
function trying(work) {
  return work().catch((error) => {
    said.textContent = error instanceof TypeError ? failed : error.message;
  });
}

confirming.addEventListener('submit', (event) => {
  event.preventDefault();
  said.textContent = sending;
  void trying(async () => {
    const held = await ask('confirm');
    return held.state === 'claimed' ? lead(held) : show(held);
  });
});

await trying(async () => {
  const held = await ask('follow');
  if (held.state === 'open') return show(held);
  if (held.state === 'claimed') return lead(held);
  said.textContent = `${before}${held.name}${after}`;
  document.getElementById('summary').textContent = held.summary;
  confirming.hidden = false;
});
