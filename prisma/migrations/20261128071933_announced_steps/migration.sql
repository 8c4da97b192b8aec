-- AlterTable
ALTER TABLE "unused_app" ADD COLUMN     "deletes_at" TIMESTAMPTZ(3),
ADD COLUMN     "suspends_at" TIMESTAMPTZ(3);
