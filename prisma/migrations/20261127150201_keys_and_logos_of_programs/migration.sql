-- CreateEnum
CREATE TYPE "auth_method" AS ENUM ('any', 'client_secret_basic', 'client_secret_post', 'private_key_jwt');

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "auth_method" "auth_method" NOT NULL DEFAULT 'any',
ADD COLUMN     "jwks" TEXT,
ADD COLUMN     "logo_uri" TEXT;

-- By hand from here.

ALTER TABLE "app"
    ADD CONSTRAINT "app_logo_uri_length" CHECK (length("logo_uri") <= 2000),
    ADD CONSTRAINT "app_jwks_length" CHECK (length("jwks") <= 16000),
    ADD CONSTRAINT "app_one_kind_of_keys" CHECK ("jwks" IS NULL OR "jwks_uri" IS NULL),
    DROP CONSTRAINT "app_published_keys",
    ADD CONSTRAINT "app_published_keys"
        CHECK (("jwks_uri" IS NULL AND "jwks" IS NULL) = ("jwks_id" IS NULL));

-- Registered keys have one name, as published ones do. It stays while they are replaced by others, so
-- that tokens outlive a rotation; it ends with the last of them.
CREATE OR REPLACE FUNCTION "name_published_keys"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."jwks_uri" IS NULL AND NEW."jwks" IS NULL THEN
        NEW."jwks_id" := NULL;
    ELSIF TG_OP = 'INSERT' OR NEW."jwks_uri" IS DISTINCT FROM OLD."jwks_uri"
        OR (NEW."jwks" IS NULL) <> (OLD."jwks" IS NULL) THEN
        NEW."jwks_id" := 'jwk_' || replace(gen_random_uuid()::text, '-', '');
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER "app_published_keys" ON "app";
CREATE TRIGGER "app_published_keys" BEFORE INSERT OR UPDATE OF "jwks_uri", "jwks" ON "app"
    FOR EACH ROW EXECUTE FUNCTION "name_published_keys"();
