-- AlterTable
ALTER TABLE "public"."Order" ADD COLUMN "details" JSONB NOT NULL DEFAULT '{}';
