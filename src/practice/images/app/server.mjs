// The practice application: GET /api/health, /api/users and /api/traffic?on=1|off=1 (or TRAFFIC=1 from the start).
// Health asks the database only for SELECT 1, so it stays green when tables are gone: /api/users shows that.
import { createServer } from 'node:http';
import { createDatabase } from './database.mjs';
import { createTraffic } from './traffic.mjs';

const database = createDatabase(process.env.DATABASE_URL);
const traffic = createTraffic(database);
if (process.env.TRAFFIC === '1') traffic.on();

const routes = {
  '/api/health': async () => {
    await database.$queryRaw`SELECT 1`;
    return { status: 'ok' };
  },
  '/api/users': async () => ({ count: await database.user.count() }),
  '/api/traffic': async (query) => {
    if (query.get('on') === '1') traffic.on();
    if (query.has('off') || query.get('on') === '0') traffic.off();
    return traffic.state();
  },
};

// The database's own words, without Prisma's frame around them.
const reason = (error) => (error.meta?.driverAdapterError?.cause?.originalMessage ?? error.message)
  .trim().split('\n').at(-1).replace(/^Raw query failed.*Message: `(.*)`$/, '$1');

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const route = request.method === 'GET' && routes[url.pathname];
  let status = 200;
  let body;
  try {
    if (!route) status = 404;
    body = route ? await route(url.searchParams) : { error: 'not found' };
  } catch (error) {
    status = 503;
    body = { status: 'error', error: reason(error) };
  }
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(`${JSON.stringify(body)}\n`);
});

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
server.listen(3000, () => console.log('listening on port 3000'));
