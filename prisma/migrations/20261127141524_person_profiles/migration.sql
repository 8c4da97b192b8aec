-- AlterTable
ALTER TABLE "person" ADD COLUMN     "email_verified" BOOLEAN,
ADD COLUMN     "family_name" TEXT,
ADD COLUMN     "given_name" TEXT,
ADD COLUMN     "locale" TEXT,
ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "zoneinfo" TEXT;

-- AlterTable
ALTER TABLE "person_session" ADD COLUMN     "amr" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- An account at a provider was linked to a person by an address that the provider called verified.
-- Of everybody else nobody has said anything yet, so apps are told nothing, as until now.
UPDATE "person" SET "email_verified" = true
WHERE EXISTS (SELECT 1 FROM "person_identity" i WHERE i."person_id" = "person"."id");

ALTER TABLE "person"
    ADD CONSTRAINT "person_profile_lengths" CHECK (
        length("given_name") <= 100 AND length("family_name") <= 100
        AND length("locale") <= 35 AND length("zoneinfo") <= 64
    );
