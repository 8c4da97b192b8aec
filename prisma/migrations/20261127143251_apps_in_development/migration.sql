-- CreateEnum
CREATE TYPE "application_type" AS ENUM ('by_type', 'web', 'native');

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "application_type" "application_type" NOT NULL DEFAULT 'by_type',
ADD COLUMN     "development_until" TIMESTAMPTZ(3);
