-- CreateEnum
CREATE TYPE "retirement_reason" AS ENUM ('leaked', 'replaced', 'not_needed', 'planned');

-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "end_forced" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "end_planned_at" TIMESTAMPTZ(3),
ADD COLUMN     "end_planned_by_name" TEXT,
ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "ends_when_quiet_hours" INTEGER,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "retired_because" "retirement_reason";

ALTER TABLE "secret"
    ADD CONSTRAINT "secret_pause_in_order" CHECK (("paused_at" IS NULL) = ("paused_until" IS NULL) AND "paused_until" >= "paused_at"),
    ADD CONSTRAINT "secret_end_planned_in_one_way" CHECK (("end_planned_at" IS NOT NULL)::int = num_nonnulls("ends_at", "ends_when_quiet_hours")),
    ADD CONSTRAINT "secret_end_planned_by_somebody" CHECK (("end_planned_at" IS NULL) = ("end_planned_by_name" IS NULL)),
    ADD CONSTRAINT "secret_quiet_hours" CHECK ("ends_when_quiet_hours" BETWEEN 1 AND 720),
    ADD CONSTRAINT "secret_retired_because_revoked" CHECK ("retired_because" IS NULL OR "retirement" IN ('revoked', 'regenerated', 'revoked_keeping_tokens'));

CREATE INDEX "secret_of_planned_end" ON "secret" ("id") WHERE "slot" IS NOT NULL AND "end_planned_at" IS NOT NULL;

-- The reasons stood in the audit log only.
UPDATE "secret" SET "retired_because" = (event."detail" ->> 'reason')::"retirement_reason"
FROM "audit_event" event
WHERE event."action" = 'secret.revoked' AND event."target_id" = "secret"."id"
    AND "secret"."retirement" IN ('revoked', 'regenerated', 'revoked_keeping_tokens')
    AND event."detail" ->> 'reason' IN ('leaked', 'replaced', 'not_needed');

-- Names of an app's active secrets differ. There are at most two, so one of a pair gets another name.
UPDATE "secret" SET "name" = left("secret"."name", 56) || ' (2)'
FROM "secret" first
WHERE first."app_id" = "secret"."app_id" AND first."slot" = 1 AND "secret"."slot" = 2
    AND lower(first."name") = lower("secret"."name");

CREATE UNIQUE INDEX "secret_active_names_differ" ON "secret" ("app_id", lower("name")) WHERE "slot" IS NOT NULL;
