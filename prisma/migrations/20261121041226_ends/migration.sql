-- AlterTable
ALTER TABLE "app" ADD COLUMN     "described_at" TIMESTAMPTZ(3),
ADD COLUMN     "initial_access_token_id" TEXT,
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

-- CreateTable
CREATE TABLE "published_keys_use" (
    "app_id" TEXT NOT NULL,
    "jwks_id" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "last_address" TEXT NOT NULL,
    "last_user_agent" TEXT NOT NULL,
    "last_grant_type" TEXT NOT NULL,

    CONSTRAINT "published_keys_use_pkey" PRIMARY KEY ("app_id")
);

-- CreateIndex
CREATE INDEX "admitted_host_host_idx" ON "admitted_host"("host");

-- CreateIndex
CREATE INDEX "app_initial_access_token_id_idx" ON "app"("initial_access_token_id");

-- CreateIndex
CREATE INDEX "artifact_portal_session_idx" ON "artifact"("portal_session");

-- AddForeignKey
ALTER TABLE "admitted_host" ADD CONSTRAINT "admitted_host_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app" ADD CONSTRAINT "app_initial_access_token_id_fkey" FOREIGN KEY ("initial_access_token_id") REFERENCES "initial_access_token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_keys_use" ADD CONSTRAINT "published_keys_use_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

UPDATE "app" SET "regenerated_at" = (
    SELECT max("retired_at") FROM "secret"
    WHERE "secret"."app_id" = "app"."id" AND "retirement" = 'regenerated');

-- The keys that an app publishes have one name, and another with every change of their address:
-- what they have minted carries it, and is dead without it.
UPDATE "app" SET "jwks_id" = 'jwk_' || replace(gen_random_uuid()::text, '-', '')
WHERE "jwks_uri" IS NOT NULL;

UPDATE "artifact" SET "key_id" = "app"."jwks_id" FROM "app"
WHERE "app"."id" = "artifact"."app_id" AND "app"."jwks_id" IS NOT NULL
    AND "secret_id" IS NULL AND "key_id" IS NULL
    AND "kind" IN ('AccessToken', 'RefreshToken', 'ClientCredentials');

ALTER TABLE "app" ADD CONSTRAINT "app_published_keys" CHECK (("jwks_uri" IS NULL) = ("jwks_id" IS NULL));

CREATE FUNCTION "name_published_keys"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW."jwks_uri" IS DISTINCT FROM OLD."jwks_uri" THEN
        NEW."jwks_id" := 'jwk_' || replace(gen_random_uuid()::text, '-', '');
        IF NEW."jwks_uri" IS NULL THEN
            NEW."jwks_id" := NULL;
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "app_published_keys" BEFORE INSERT OR UPDATE OF "jwks_uri" ON "app"
    FOR EACH ROW EXECUTE FUNCTION "name_published_keys"();

-- An engine's session of before this names no portal session: whoever is in it signs in once more.
DELETE FROM "artifact" WHERE "kind" = 'Session';

ALTER TABLE "admitted_host"
    ADD CONSTRAINT "admitted_host_form" CHECK (
        "host" ~ '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' AND length("host") <= 253);
