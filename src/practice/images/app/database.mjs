// The application's one Prisma client, on a pool of connections that outlives restarts of the database.
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';

export function createDatabase(connectionString) {
  const pool = { connectionString, max: 8, connectionTimeoutMillis: 3000, idleTimeoutMillis: 30_000, query_timeout: 5000 };
  const onPoolError = (error) => console.error(`lost a connection: ${error.message}`);
  return new PrismaClient({ adapter: new PrismaPg(pool, { onPoolError }) });
}
