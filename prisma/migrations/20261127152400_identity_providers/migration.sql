-- AlterTable
ALTER TABLE "person_identity" ADD COLUMN     "provider_id" TEXT;

-- AlterTable
ALTER TABLE "person_session" ADD COLUMN     "provider_id" TEXT,
ADD COLUMN     "provider_sid" TEXT;

-- CreateTable
CREATE TABLE "identity_provider" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "sealed_secret" BYTEA NOT NULL,
    "secret_ends_at" TIMESTAMPTZ(3),
    "secret_refused_at" TIMESTAMPTZ(3),
    "groups_missed_at" TIMESTAMPTZ(3),
    "scopes" TEXT NOT NULL,
    "address_claim" TEXT NOT NULL,
    "trusts_addresses" BOOLEAN NOT NULL,
    "groups_claim" TEXT NOT NULL,
    "groups_ignore_case" BOOLEAN NOT NULL,
    "administrator_group" TEXT,
    "developer_group" TEXT,
    "support_group" TEXT,
    "has_button" BOOLEAN NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_domain" (
    "domain" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,

    CONSTRAINT "provider_domain_pkey" PRIMARY KEY ("domain")
);

-- CreateIndex
CREATE INDEX "identity_provider_organization_id_idx" ON "identity_provider"("organization_id");

-- CreateIndex
CREATE INDEX "provider_domain_provider_id_idx" ON "provider_domain"("provider_id");

-- CreateIndex
CREATE INDEX "person_identity_provider_id_idx" ON "person_identity"("provider_id");

-- CreateIndex
CREATE INDEX "person_session_provider_id_idx" ON "person_session"("provider_id");

-- AddForeignKey
ALTER TABLE "identity_provider" ADD CONSTRAINT "identity_provider_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_domain" ADD CONSTRAINT "provider_domain_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every text has a limit; a test compares them with the code.
ALTER TABLE "identity_provider"
    ADD CONSTRAINT "identity_provider_preset" CHECK (
        "preset" IN ('entra', 'google', 'okta', 'auth0', 'keycloak', 'gitlab', 'keyturn', 'other')),
    ADD CONSTRAINT "identity_provider_address_claim" CHECK (
        "address_claim" IN ('email', 'preferred_username', 'upn')),
    ADD CONSTRAINT "identity_provider_name_length" CHECK (length("name") <= 60),
    ADD CONSTRAINT "identity_provider_issuer_length" CHECK (length("issuer") <= 500),
    ADD CONSTRAINT "identity_provider_client_id_length" CHECK (length("client_id") <= 255),
    ADD CONSTRAINT "identity_provider_scopes_length" CHECK (length("scopes") <= 500),
    ADD CONSTRAINT "identity_provider_groups_claim_length" CHECK (length("groups_claim") <= 200),
    ADD CONSTRAINT "identity_provider_administrator_group_length" CHECK (
        length("administrator_group") <= 200),
    ADD CONSTRAINT "identity_provider_developer_group_length" CHECK (
        length("developer_group") <= 200),
    ADD CONSTRAINT "identity_provider_support_group_length" CHECK (length("support_group") <= 200);

ALTER TABLE "provider_domain"
    ADD CONSTRAINT "provider_domain_form" CHECK (
        "domain" ~ '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' AND length("domain") <= 253);
