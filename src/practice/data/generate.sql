-- Fills the migrated database up to about size_mb (pg_database_size; default 40), the same rows every time:
--   psql -X -v ON_ERROR_STOP=1 -v size_mb=40 -d reflectus -f generate.sql
-- Once, on an empty database. Beside the rows it makes what a backup may lose and Prisma knows nothing of: roles,
-- grants, database settings, an extension, a large object, views, a trigger, a domain, partitions.
\set ON_ERROR_STOP on
\if :{?size_mb} \else \set size_mb 40 \endif
SELECT current_database() AS database \gset

BEGIN;
SET LOCAL synchronous_commit = off;
SET LOCAL client_min_messages = warning;
-- The rows fit together as they are: checking every foreign key would take most of the time.
SET LOCAL session_replication_role = replica;
SELECT setseed(0.42) AS seeded \gset

-- The rows of one unit are about 0.8 MB with their indexes; what is there without any rows is about 8 MB.
SELECT greatest(round((:size_mb - 8) / 0.8), 1)::int AS units \gset

INSERT INTO "User" (email, name, role, profile, "createdAt", "lastSeenAt")
SELECT 'user' || i || '@example.com',
       (ARRAY['Ada','Björn','Chiara','Dmitri','Élodie','Fatima','Giorgos','Hana'])[1 + i % 8] || ' ' || initcap(substr(md5(i::text), 1, 7)),
       (CASE WHEN i % 500 = 0 THEN 'ADMIN' WHEN i % 40 = 0 THEN 'EDITOR' ELSE 'MEMBER' END)::"Role",
       jsonb_build_object('city', (ARRAY['Rome','Oslo','Lyon','Athens','Kyiv'])[1 + i % 5], 'newsletter', i % 3 = 0, 'tags', jsonb_build_array(substr(md5('t' || i), 1, 6), i % 17)),
       timestamp '2024-01-01' + i * 7919::bigint % 1000000 * interval '1 minute',
       CASE WHEN i % 4 > 0 THEN timestamp '2025-12-01' + i * 7919::bigint % 59040 * interval '1 minute' END
FROM generate_series(1, :units * 250) AS i;

INSERT INTO "Post" (title, body, published, "createdAt", "authorId")
SELECT 'Reflection ' || i,
       left(concat_ws(' ', encode(sha512(('a' || i)::bytea), 'hex'), encode(sha512(('b' || i)::bytea), 'hex'),
         encode(sha512(('c' || i)::bytea), 'hex'), encode(sha512(('d' || i)::bytea), 'hex'), encode(sha512(('e' || i)::bytea), 'hex')),
         (400 + i * 7919::bigint % 240)::int),
       i % 5 > 0,
       timestamp '2024-02-01' + i * 7919::bigint % 1000000 * interval '1 minute',
       1 + (random() * (:units * 250 - 1))::int
FROM generate_series(1, :units * 500) AS i;

INSERT INTO "Order" (status, total, details, "placedAt", "userId")
SELECT (ARRAY['PLACED','PAID','SHIPPED','SHIPPED','CANCELLED'])[1 + i % 5]::"OrderStatus",
       (5 + random() * 495)::numeric(12, 2),
       jsonb_build_object('currency', 'EUR', 'coupon', CASE WHEN i % 10 = 0 THEN substr(md5('c' || i), 1, 8) END),
       timestamp '2024-03-01' + i * 7919::bigint % 970000 * interval '1 minute',
       1 + (random() * (:units * 250 - 1))::int
FROM generate_series(1, :units * 750) AS i;

INSERT INTO "OrderItem" (product, quantity, price, "orderId")
SELECT 'SKU-' || upper(substr(md5(i::text), 1, 10)), 1 + i % 4, (1 + random() * 99)::numeric(10, 2), 1 + i % (:units * 750)
FROM generate_series(1, :units * 1500) AS i;

INSERT INTO audit.event (at, kind, payload)
SELECT timestamp '2025-01-01' + i * interval '20 seconds',
       (ARRAY['login','logout','order.placed','post.published'])[1 + i % 4],
       jsonb_build_object('user', 1 + i % (:units * 250), 'ip', '10.0.' || i % 256 || '.' || i % 199, 'trace', md5('e' || i))
FROM generate_series(1, :units * 500) AS i;

-- An extension with an index that needs it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX post_title_words ON "Post" USING gin (title gin_trgm_ops);

-- Roles: one that logs in and owns something, one with grants only.
DO $$
BEGIN
  IF to_regrole('reporting') IS NULL THEN
    CREATE ROLE reporting LOGIN PASSWORD 'practice-reporting';
  END IF;
  IF to_regrole('readonly') IS NULL THEN
    CREATE ROLE readonly NOLOGIN;
  END IF;
END
$$;
GRANT readonly TO reporting;

-- A second schema, owned by that role, with a domain, a generated column, a sequence of its own and partitions.
CREATE SCHEMA reports AUTHORIZATION reporting;
CREATE DOMAIN reports.percent AS numeric(5, 2) CHECK (VALUE BETWEEN 0 AND 100);
CREATE SEQUENCE reports.invoice_number START 2026001 INCREMENT 1;
SELECT setval('reports.invoice_number', 2026417) AS invoice_number \gset

CREATE TABLE reports.rate (
  name text PRIMARY KEY,
  net numeric(12, 2) NOT NULL,
  tax reports.percent NOT NULL,
  gross numeric(14, 2) GENERATED ALWAYS AS (round(net * (1 + tax / 100), 2)) STORED
);
INSERT INTO reports.rate (name, net, tax) VALUES ('basic', 9.90, 22), ('plus', 19.90, 22), ('school', 4.50, 4);

CREATE TABLE reports.visit (day date NOT NULL, path text NOT NULL, hits integer NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE reports.visit_2025 PARTITION OF reports.visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE reports.visit_2026 PARTITION OF reports.visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX visit_path ON reports.visit (path);
INSERT INTO reports.visit
SELECT date '2025-01-01' + i % 700, '/posts/' || i % 97, (random() * 1000)::int FROM generate_series(1, :units * 100) AS i;

CREATE UNLOGGED TABLE reports.cache (key text PRIMARY KEY, value text);
INSERT INTO reports.cache SELECT 'key' || i, md5(i::text) FROM generate_series(1, 100) AS i;

-- A trigger and its function.
ALTER TABLE reports.rate ADD COLUMN changed_at timestamptz;
CREATE FUNCTION reports.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := now();
  RETURN NEW;
END
$$;
CREATE TRIGGER rate_changed BEFORE UPDATE ON reports.rate FOR EACH ROW EXECUTE FUNCTION reports.note_change();

-- A view and a materialized view with an index.
CREATE VIEW reports.author AS
SELECT u.id, u.name, count(p.id) AS posts FROM "User" u JOIN "Post" p ON p."authorId" = u.id GROUP BY u.id;
CREATE MATERIALIZED VIEW reports.revenue AS
SELECT date_trunc('month', "placedAt")::date AS month, status, count(*) AS orders, sum(total) AS total
FROM "Order" GROUP BY 1, 2;
CREATE UNIQUE INDEX revenue_month_status ON reports.revenue (month, status);

ALTER TABLE reports.rate OWNER TO reporting;
ALTER TABLE reports.visit OWNER TO reporting;
ALTER FUNCTION reports.note_change() OWNER TO reporting;
GRANT USAGE ON SCHEMA public, reports, audit TO readonly;
GRANT SELECT ON ALL TABLES IN SCHEMA public, reports TO readonly;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO readonly;
COMMENT ON TABLE "User" IS 'People who write, and order';

-- A large object, with its owner and grant.
SELECT lo_from_bytea(424242, decode(repeat(md5('drsh'), 2000), 'hex')) AS large_object \gset
ALTER LARGE OBJECT 424242 OWNER TO reporting;

-- What no dump of a database brings back with plain pg_restore: its settings and its grants.
ALTER DATABASE :"database" SET timezone TO 'Europe/Rome';
ALTER DATABASE :"database" SET search_path TO "$user", public, reports;
ALTER ROLE reporting IN DATABASE :"database" SET statement_timeout TO '30s';
REVOKE CONNECT ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO reporting, readonly;
COMMIT;

ANALYZE;
SELECT pg_size_pretty(pg_database_size(current_database())) AS size, (SELECT count(*) FROM "User") AS users,
       (SELECT count(*) FROM "Order") AS orders;
