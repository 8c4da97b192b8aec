-- CreateEnum
CREATE TYPE "secret_receiver" AS ENUM ('person', 'program', 'recipient', 'targets');

-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "shown_to" "secret_receiver" NOT NULL DEFAULT 'person';

-- CreateTable
CREATE TABLE "owner_offer" (
    "app_id" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "owner_offer_pkey" PRIMARY KEY ("app_id")
);

-- CreateTable
CREATE TABLE "kept_secret" (
    "secret_id" CHAR(8) NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_by_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "kept_secret_pkey" PRIMARY KEY ("secret_id")
);

-- CreateIndex
CREATE INDEX "owner_offer_to_id_idx" ON "owner_offer"("to_id");

-- CreateIndex
CREATE INDEX "owner_offer_from_id_idx" ON "owner_offer"("from_id");

-- CreateIndex
CREATE INDEX "secret_created_by_id_idx" ON "secret"("created_by_id");

-- AddForeignKey
ALTER TABLE "owner_offer" ADD CONSTRAINT "owner_offer_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_offer" ADD CONSTRAINT "owner_offer_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_offer" ADD CONSTRAINT "owner_offer_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_secret" ADD CONSTRAINT "kept_secret_secret_id_fkey" FOREIGN KEY ("secret_id") REFERENCES "secret"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The first event of a secret says who got the value; events from before say nothing, and
-- then whoever made it did.
UPDATE "secret" s SET "shown_to" = (e."detail"->>'shownTo')::"secret_receiver"
FROM "audit_event" e
WHERE e."action" = 'secret.issued' AND e."target_kind" = 'secret' AND e."target_id" = s."id"
    AND e."detail"->>'shownTo' IN ('program', 'recipient', 'targets');

ALTER TABLE "kept_secret"
    ADD CONSTRAINT "kept_secret_reason_length" CHECK (length("reason") BETWEEN 1 AND 200);

ALTER TABLE "owner_offer"
    ADD CONSTRAINT "owner_offer_to_another" CHECK ("from_id" <> "to_id"),
    ADD CONSTRAINT "owner_offer_times" CHECK ("expires_at" > "offered_at");
