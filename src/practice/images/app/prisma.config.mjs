// Prisma without native engines: `prisma migrate` runs on the WebAssembly engine through node-postgres.
import { PrismaPg } from '@prisma/adapter-pg';
import { defineConfig } from 'prisma/config';

// The engine leaves 10 s timers behind (advisory lock, pool): they must not keep a finished command waiting.
const { setTimeout: start } = globalThis;
globalThis.setTimeout = Object.assign((...args) => {
  const timer = start(...args);
  return args[1] >= 5000 ? timer.unref() : timer;
}, start);

export default defineConfig({
  experimental: { adapter: true },
  engine: 'js',
  schema: 'prisma/schema.prisma',
  adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL, allowExitOnIdle: true }),
});
