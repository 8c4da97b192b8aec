-- AlterTable
ALTER TABLE "app" ADD COLUMN     "described_at" TIMESTAMPTZ(3),
ADD COLUMN     "jwks_id" TEXT,
ADD COLUMN     "regenerated_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "artifact" ADD COLUMN     "portal_session" BYTEA;

-- CreateTable
CREATE TABLE "admitted_host" (
    "organization_id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "admitted_host_pkey" PRIMARY KEY ("organization_id","host")
);

-- CreateIndex
CREATE INDEX "admitted_host_host_idx" ON "admitted_host"("host");

-- CreateIndex
CREATE INDEX "artifact_portal_session_idx" ON "artifact"("portal_session");

-- AddForeignKey
ALTER TABLE "admitted_host" ADD CONSTRAINT "admitted_host_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

UPDATE "app" SET "regenerated_at" = (
    SELECT max("retired_at") FROM "secret"
    WHERE "secret"."app_id" = "app"."id" AND "retirement" = 'regenerated');

-- The keys at an address are known by it: what they have minted before cannot name it, and ends.
UPDATE "app" SET "jwks_id" = 'jwk_' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 20)
WHERE "jwks_uri" IS NOT NULL;

-- An engine's session of before this names no portal session: whoever is in it signs in once more.
DELETE FROM "artifact" WHERE "kind" = 'Session';

ALTER TABLE "admitted_host"
    ADD CONSTRAINT "admitted_host_form" CHECK (
        "host" ~ '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' AND length("host") <= 253);
