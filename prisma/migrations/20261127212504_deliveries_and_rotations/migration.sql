-- CreateEnum
CREATE TYPE "delivery_kind" AS ENUM ('kv2', 'kubernetes', 'webhook', 'mailbox');

-- CreateEnum
CREATE TYPE "rotation_stop" AS ENUM ('delivery_failed', 'interrupted', 'never_used', 'not_quiet', 'new_ended', 'slots_full', 'no_target', 'app_refused');

-- CreateEnum
CREATE TYPE "rotation_state" AS ENUM ('delivering', 'unused', 'draining', 'ended', 'stopped');

-- AlterEnum
ALTER TYPE "retirement_reason" ADD VALUE 'not_delivered';

-- CreateTable
CREATE TABLE "delivery_target" (
    "id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "kind" "delivery_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "sealed_credential" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "last_delivered_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,

    CONSTRAINT "delivery_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rotation_schedule" (
    "app_id" TEXT NOT NULL,
    "every_days" INTEGER NOT NULL,
    "use_within_days" INTEGER NOT NULL,
    "quiet_hours" INTEGER NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_because" "rotation_stop",
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_name" TEXT NOT NULL,

    CONSTRAINT "rotation_schedule_pkey" PRIMARY KEY ("app_id")
);

-- CreateTable
CREATE TABLE "rotation" (
    "id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "state" "rotation_state" NOT NULL,
    "scheduled" BOOLEAN NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_name" TEXT NOT NULL,
    "old_secret_id" CHAR(8),
    "new_secret_id" CHAR(8) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "limit_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "deliveries" JSONB,
    "jwe" TEXT,
    "first_used_at" TIMESTAMPTZ(3),
    "first_address" TEXT,
    "callers_before" INTEGER,
    "callers_moved" INTEGER,
    "old_last_used_at" TIMESTAMPTZ(3),
    "old_ended_at" TIMESTAMPTZ(3),
    "old_ended_by_name" TEXT,
    "refused_since" INTEGER NOT NULL DEFAULT 0,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_because" "rotation_stop",
    "receipt" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "rotation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_target_app_id_name_key" ON "delivery_target"("app_id", "name");

-- CreateIndex
CREATE INDEX "rotation_schedule_next_at_idx" ON "rotation_schedule"("next_at");

-- CreateIndex
CREATE UNIQUE INDEX "rotation_new_secret_id_key" ON "rotation"("new_secret_id");

-- CreateIndex
CREATE INDEX "rotation_app_id_started_at_idx" ON "rotation"("app_id", "started_at");

-- CreateIndex
CREATE INDEX "rotation_closed_at_state_idx" ON "rotation"("closed_at", "state");

-- CreateIndex
CREATE INDEX "secret_created_at_idx" ON "secret"("created_at");

-- AddForeignKey
ALTER TABLE "delivery_target" ADD CONSTRAINT "delivery_target_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rotation_schedule" ADD CONSTRAINT "rotation_schedule_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rotation" ADD CONSTRAINT "rotation_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a row can be.
ALTER TABLE "delivery_target"
    ADD CONSTRAINT "delivery_target_name_length" CHECK (length("name") <= 60),
    ADD CONSTRAINT "delivery_target_last_failure_length" CHECK (length("last_failure") <= 300);

ALTER TABLE "rotation_schedule"
    ADD CONSTRAINT "rotation_schedule_every_days" CHECK ("every_days" BETWEEN 1 AND 365),
    ADD CONSTRAINT "rotation_schedule_use_within_days" CHECK ("use_within_days" BETWEEN 1 AND 90),
    ADD CONSTRAINT "rotation_schedule_quiet_hours" CHECK ("quiet_hours" BETWEEN 1 AND 720),
    ADD CONSTRAINT "rotation_schedule_stopped_for_a_reason" CHECK (("stopped_at" IS NULL) = ("stopped_because" IS NULL));

ALTER TABLE "rotation"
    ADD CONSTRAINT "rotation_jwe_length" CHECK (length("jwe") <= 8000),
    ADD CONSTRAINT "rotation_receipt_length" CHECK (length("receipt") <= 20000),
    ADD CONSTRAINT "rotation_stopped_for_a_reason" CHECK (("stopped_at" IS NULL) = ("stopped_because" IS NULL)),
    ADD CONSTRAINT "rotation_leased_while_delivering" CHECK (("state" = 'delivering') = ("lease_until" IS NOT NULL));
