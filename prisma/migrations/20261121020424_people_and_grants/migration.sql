-- CreateEnum
CREATE TYPE "token_format" AS ENUM ('opaque', 'jwt');

-- CreateEnum
CREATE TYPE "app_source" AS ENUM ('portal', 'dynamic', 'metadata_document');

-- CreateEnum
CREATE TYPE "signing_key_status" AS ENUM ('next', 'current', 'retired');

-- AlterEnum
ALTER TYPE "app_type" ADD VALUE 'native';

-- AlterEnum
ALTER TYPE "retirement" ADD VALUE 'revoked_keeping_tokens';

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "backchannel_logout_uri" TEXT,
ADD COLUMN     "jwks_uri" TEXT,
ADD COLUMN     "post_logout_redirect_uris" TEXT[],
ADD COLUMN     "source" "app_source" NOT NULL DEFAULT 'portal',
ADD COLUMN     "verified_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "artifact" ADD COLUMN     "key_id" TEXT,
ADD COLUMN     "person_id" TEXT,
ADD COLUMN     "subject_digest" BYTEA;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "apis_version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "person_session" ADD COLUMN     "awaits_second_factor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "challenge" TEXT,
ADD COLUMN     "proven_at" TIMESTAMPTZ(3),
ADD COLUMN     "second_factor_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "signing_key" ADD COLUMN     "activated_at" TIMESTAMPTZ(3),
ADD COLUMN     "retired_at" TIMESTAMPTZ(3),
ADD COLUMN     "status" "signing_key_status" NOT NULL DEFAULT 'current';

-- CreateTable
CREATE TABLE "api" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_format" "token_format" NOT NULL,
    "token_ttl_seconds" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_scope" (
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "api_id" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "api_scope_pkey" PRIMARY KEY ("organization_id","name")
);

-- CreateTable
CREATE TABLE "app_key" (
    "id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "thumbprint" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "jwk" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "app_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "initial_access_token" (
    "digest" BYTEA NOT NULL,
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "initial_access_token_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "app_grant" (
    "digest" BYTEA NOT NULL,
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "scopes" TEXT[],
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_grant_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "person_identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "policy" (
    "organization_id" TEXT NOT NULL,
    "third_party_access" BOOLEAN NOT NULL DEFAULT true,
    "new_app_registration" BOOLEAN NOT NULL DEFAULT true,
    "allowed_grant_types" TEXT[],
    "pkce_for_all" BOOLEAN NOT NULL DEFAULT true,
    "second_factor_required" BOOLEAN NOT NULL DEFAULT false,
    "dynamic_registration" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "totp_factor" (
    "person_id" TEXT NOT NULL,
    "sealed_secret" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "digest" BYTEA NOT NULL,
    "person_id" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "app_key_use" (
    "key_id" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "last_address" TEXT NOT NULL,
    "last_user_agent" TEXT NOT NULL,
    "last_grant_type" TEXT NOT NULL,

    CONSTRAINT "app_key_use_pkey" PRIMARY KEY ("key_id")
);

-- CreateTable
CREATE TABLE "grant_use" (
    "grant_digest" BYTEA NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grant_use_pkey" PRIMARY KEY ("grant_digest")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_identifier_key" ON "api"("identifier");

-- CreateIndex
CREATE INDEX "api_organization_id_idx" ON "api"("organization_id");

-- CreateIndex
CREATE INDEX "api_scope_api_id_idx" ON "api_scope"("api_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_key_app_id_thumbprint_key" ON "app_key"("app_id", "thumbprint");

-- CreateIndex
CREATE UNIQUE INDEX "app_key_app_id_kid_key" ON "app_key"("app_id", "kid");

-- CreateIndex
CREATE UNIQUE INDEX "initial_access_token_id_key" ON "initial_access_token"("id");

-- CreateIndex
CREATE INDEX "initial_access_token_organization_id_idx" ON "initial_access_token"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_grant_id_key" ON "app_grant"("id");

-- CreateIndex
CREATE INDEX "app_grant_app_id_idx" ON "app_grant"("app_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_grant_person_id_app_id_key" ON "app_grant"("person_id", "app_id");

-- CreateIndex
CREATE INDEX "person_identity_person_id_idx" ON "person_identity"("person_id");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE INDEX "recovery_code_person_id_idx" ON "recovery_code"("person_id");

-- CreateIndex
CREATE INDEX "artifact_person_id_idx" ON "artifact"("person_id");

-- AddForeignKey
ALTER TABLE "api" ADD CONSTRAINT "api_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_scope" ADD CONSTRAINT "api_scope_api_id_fkey" FOREIGN KEY ("api_id") REFERENCES "api"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_key" ADD CONSTRAINT "app_key_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "initial_access_token" ADD CONSTRAINT "initial_access_token_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_grant" ADD CONSTRAINT "app_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_grant" ADD CONSTRAINT "app_grant_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy" ADD CONSTRAINT "policy_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_key_use" ADD CONSTRAINT "app_key_use_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "app_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_use" ADD CONSTRAINT "grant_use_grant_digest_fkey" FOREIGN KEY ("grant_digest") REFERENCES "app_grant"("digest") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

-- Whoever is signed in proved it when their session began.
UPDATE "person_session" SET "proven_at" = "started_at";
ALTER TABLE "person_session" ALTER COLUMN "proven_at" SET NOT NULL;

UPDATE "app" SET "post_logout_redirect_uris" = '{}';
UPDATE "signing_key" SET "activated_at" = "created_at";

-- A client id is ours, or the address of a metadata document.
ALTER TABLE "app"
    DROP CONSTRAINT "app_id_form",
    ADD CONSTRAINT "app_id_form" CHECK (
        "id" ~ '^app_[0-9A-Za-z]{20}$' OR ("id" ~ '^https://' AND length("id") <= 2000)),
    ADD CONSTRAINT "app_post_logout_redirect_uri_count" CHECK (cardinality("post_logout_redirect_uris") <= 100),
    ADD CONSTRAINT "app_key_addresses" CHECK (
        length(coalesce("jwks_uri", '')) <= 4000 AND length(coalesce("backchannel_logout_uri", '')) <= 4000);

ALTER TABLE "app_key"
    ADD CONSTRAINT "app_key_id_form" CHECK ("id" ~ '^key_[0-9A-Za-z]{20}$'),
    ADD CONSTRAINT "app_key_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    ADD CONSTRAINT "app_key_is_public" CHECK (NOT "jwk" ?| ARRAY['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

ALTER TABLE "api"
    ADD CONSTRAINT "api_id_form" CHECK ("id" ~ '^api_[0-9A-Za-z]{20}$'),
    ADD CONSTRAINT "api_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    ADD CONSTRAINT "api_identifier_length" CHECK (length("identifier") BETWEEN 1 AND 2000),
    ADD CONSTRAINT "api_token_ttl" CHECK ("token_ttl_seconds" BETWEEN 300 AND 172800);

ALTER TABLE "api_scope"
    ADD CONSTRAINT "api_scope_token" CHECK ("name" ~ '^[\x21\x23-\x5b\x5d-\x7e]{1,100}$'),
    ADD CONSTRAINT "api_scope_description_length" CHECK (length("description") BETWEEN 1 AND 500);

ALTER TABLE "app_grant"
    ADD CONSTRAINT "app_grant_id_form" CHECK ("id" ~ '^grt_[0-9A-Za-z]{20}$'),
    ADD CONSTRAINT "app_grant_digest_length" CHECK (octet_length("digest") = 32);

ALTER TABLE "initial_access_token"
    ADD CONSTRAINT "initial_access_token_digest_length" CHECK (octet_length("digest") = 32),
    ADD CONSTRAINT "initial_access_token_ends_later" CHECK ("expires_at" > "created_at");

ALTER TABLE "recovery_code"
    ADD CONSTRAINT "recovery_code_digest_length" CHECK (octet_length("digest") = 32);

-- One key signs at a time, and at most one waits to follow it.
CREATE UNIQUE INDEX "signing_key_one_of_each" ON "signing_key" ("status") WHERE "status" <> 'retired';

-- The token path keeps an organization's APIs in memory, and asks by this number with every request
-- whether they are still the same. A trigger, because whoever forgets to raise it lets old APIs live.
CREATE FUNCTION "raise_apis_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "organization" SET "apis_version" = "apis_version" + 1
    WHERE "id" IN (SELECT "organization_id" FROM "changed");
    RETURN NULL;
END $$;

CREATE TRIGGER "api_inserted" AFTER INSERT ON "api" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_apis_version"();
CREATE TRIGGER "api_updated" AFTER UPDATE ON "api" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_apis_version"();
CREATE TRIGGER "api_deleted" AFTER DELETE ON "api" REFERENCING OLD TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_apis_version"();
CREATE TRIGGER "api_scope_inserted" AFTER INSERT ON "api_scope" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_apis_version"();
CREATE TRIGGER "api_scope_updated" AFTER UPDATE ON "api_scope" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_apis_version"();
CREATE TRIGGER "api_scope_deleted" AFTER DELETE ON "api_scope" REFERENCING OLD TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_apis_version"();
