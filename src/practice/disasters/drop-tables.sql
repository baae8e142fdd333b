-- A disaster: someone ran the clean-up script against the wrong server. The tables are gone, health stays green.
-- (The disaster drop-volume has no script: drsh removes the practice project with its volume.)
BEGIN;
DROP TABLE "User", "Post", "Order", "OrderItem" CASCADE;
COMMIT;
