-- CreateEnum
CREATE TYPE "suspension_cause" AS ENUM ('approval', 'recertification', 'unused');

-- CreateEnum
CREATE TYPE "approval_kind" AS ENUM ('new_app', 'change');

-- CreateEnum
CREATE TYPE "approval_state" AS ENUM ('waiting', 'approved', 'refused', 'withdrawn');

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "suspended_for" "suspension_cause";

-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "approve_new_apps" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "approve_wider_apps" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "approval" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "kind" "approval_kind" NOT NULL,
    "state" "approval_state" NOT NULL DEFAULT 'waiting',
    "change" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_name" TEXT,
    "word" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approval_organization_id_state_asked_at_idx" ON "approval"("organization_id", "state", "asked_at");

-- CreateIndex
CREATE INDEX "approval_app_id_idx" ON "approval"("app_id");

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only a suspended app is suspended for something.
ALTER TABLE "app"
    ADD CONSTRAINT "app_suspended_for" CHECK ("suspended_for" IS NULL OR "suspended_at" IS NOT NULL);

ALTER TABLE "approval"
    ADD CONSTRAINT "approval_word_short" CHECK (length("word") <= 500),
    ADD CONSTRAINT "approval_decided" CHECK (
        ("state" = 'waiting') = ("decided_at" IS NULL)
        AND ("decided_at" IS NULL) = ("decided_by_name" IS NULL)
    );

-- One thing of an app waits at a time.
CREATE UNIQUE INDEX "approval_one_waiting" ON "approval" ("app_id") WHERE "state" = 'waiting';
