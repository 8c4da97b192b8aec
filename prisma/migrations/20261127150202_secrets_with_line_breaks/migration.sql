-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "trailed_at" TIMESTAMPTZ(3);
