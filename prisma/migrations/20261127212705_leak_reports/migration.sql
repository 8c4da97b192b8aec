-- CreateEnum
CREATE TYPE "leak_reporter" AS ENUM ('github', 'gitlab', 'stranger');

-- CreateEnum
CREATE TYPE "leak_outcome" AS ENUM ('told', 'paused', 'regenerated', 'ended');

-- CreateEnum
CREATE TYPE "leak_answer" AS ENUM ('tell', 'pause', 'regenerate');

-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "on_leak" "leak_answer" NOT NULL DEFAULT 'pause';

-- CreateTable
CREATE TABLE "leak_report" (
    "id" TEXT NOT NULL,
    "secret_id" CHAR(8) NOT NULL,
    "app_id" TEXT NOT NULL,
    "reporter" "leak_reporter" NOT NULL,
    "place" TEXT NOT NULL,
    "outcome" "leak_outcome" NOT NULL,
    "reports" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leak_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "leak_report_app_id_last_at_idx" ON "leak_report"("app_id", "last_at");

-- CreateIndex
CREATE UNIQUE INDEX "leak_report_secret_id_reporter_place_key" ON "leak_report"("secret_id", "reporter", "place");

-- AddForeignKey
ALTER TABLE "leak_report" ADD CONSTRAINT "leak_report_secret_id_fkey" FOREIGN KEY ("secret_id") REFERENCES "secret"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a row can be.
ALTER TABLE "leak_report"
    ADD CONSTRAINT "leak_report_place_length" CHECK (length("place") <= 500),
    ADD CONSTRAINT "leak_report_reports_positive" CHECK ("reports" > 0);
