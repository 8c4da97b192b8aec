-- AlterTable
ALTER TABLE "app" ADD COLUMN     "azure_devops" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "client_credentials" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "dpop_required" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "grant_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "par_required" BOOLEAN NOT NULL DEFAULT false;

-- Until now every web app could get tokens for itself. Only the last use of a secret or key is
-- stored, so whoever was used at all keeps it; what was never used loses nothing. An organization
-- whose policy forbids the grant type loses nothing either.
UPDATE "app" SET "client_credentials" = true
WHERE "type" = 'web' AND "source" <> 'metadata_document'
    AND (
        EXISTS (SELECT 1 FROM "secret" s JOIN "secret_use" u ON u."secret_id" = s."id" WHERE s."app_id" = "app"."id")
        OR EXISTS (SELECT 1 FROM "app_key" k JOIN "app_key_use" u ON u."key_id" = k."id" WHERE k."app_id" = "app"."id")
        OR EXISTS (SELECT 1 FROM "published_keys_use" u WHERE u."app_id" = "app"."id")
    )
    AND NOT EXISTS (
        SELECT 1 FROM "policy" p
        WHERE p."organization_id" = "app"."organization_id"
            AND NOT ('client_credentials' = ANY (p."allowed_grant_types"))
    );

-- Nothing stored tells which wire an app speaks. Whoever has a secret and was allowed something by a
-- person keeps the old wire without PKCE; its codes are redeemed nowhere else. The app's page shows
-- the mark, and whoever looks after the app takes it away.
UPDATE "app" SET "azure_devops" = true
WHERE "type" = 'web' AND "source" <> 'metadata_document'
    AND EXISTS (SELECT 1 FROM "app_grant" g WHERE g."app_id" = "app"."id")
    AND EXISTS (SELECT 1 FROM "secret" s WHERE s."app_id" = "app"."id");

ALTER TABLE "app"
    ADD CONSTRAINT "app_grant_type_count" CHECK (cardinality("grant_types") <= 5);
