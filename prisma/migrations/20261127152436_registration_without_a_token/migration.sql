-- AlterEnum
ALTER TYPE "app_source" ADD VALUE 'open';

-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "open_registration" BOOLEAN NOT NULL DEFAULT false;
