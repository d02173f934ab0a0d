/** A route of hono's and nothing else: does the statements that it was given, one after the other, and answers with their rows. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import type { Statement } from './statements.ts';

const pool = new pg.Pool({ connectionString: process.env['BARE_DATABASE'], max: 10 });
let statements: readonly Statement[] = [];

const app = new Hono();
app.get('/', (context) => context.text('ready'));
app.put('/statements', async (context) => {
  statements = await context.req.json();
  return context.body(null, 204);
});
app.get('/rows', async (context) => {
  const client = await pool.connect();
  try {
    const rows: unknown[] = [];
    for (const { values, ...statement } of statements)
      rows.push((await client.query({ ...statement, values: [...values] })).rows);
    return context.json(rows);
  } finally {
    client.release();
  }
});

serve({ fetch: app.fetch, port: Number(process.env['GUICHET_PORT']), hostname: '127.0.0.1' });
