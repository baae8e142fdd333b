-- A disaster: an UPDATE without its WHERE, a DELETE with the wrong one. Everything runs on, with wrong data.
BEGIN;
UPDATE "User" SET email = 'test' || id || '@example.invalid', name = 'Test User', role = 'ADMIN';
DELETE FROM "Order" WHERE id % 2 = 0;
COMMIT;
