/** `guichet serve`: until it is told to stop. */
import { once } from 'node:events';
import { serve } from '../serve.ts';
import { LINK_HOURS } from '../own/links.ts';
import type { Command } from './command.ts';

/** Waits for whoever runs the process to end it. */
async function toldToStop(): Promise<void> {
  const told = new AbortController();
  await Promise.race(
    ['SIGTERM', 'SIGINT'].map((signal) => once(process, signal, { signal: told.signal }).catch(() => undefined)),
  );
  told.abort();
}

export const serveCommand: Command = async ({ config, words, say }) => {
  const stop = toldToStop();
  const running = await serve(config, { names: { desk: words.deskName, administrator: words.administrator } });
  for (const code of running.desks) say(words.madeDesk(code));
  if (!running.hasLibrary) say(words.unbuilt);
  if (config.issuers.length === 0) say(words.nobody);
  for (const link of running.links) say(words.link(link, LINK_HOURS));
  say(words.samples(`${running.url}/samples/`));
  say(words.listening(running.url));
  await stop;
  say(words.stopping);
  await running.stop();
  return 0;
};
