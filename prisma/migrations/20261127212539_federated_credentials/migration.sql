-- CreateTable
CREATE TABLE "federated_credential" (
    "id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "claims" JSONB NOT NULL,
    "reusable" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "federated_credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "federated_credential_use" (
    "credential_id" TEXT NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "last_address" TEXT NOT NULL,
    "last_user_agent" TEXT NOT NULL,
    "last_grant_type" TEXT NOT NULL,

    CONSTRAINT "federated_credential_use_pkey" PRIMARY KEY ("credential_id")
);

-- CreateIndex
CREATE INDEX "federated_credential_app_id_idx" ON "federated_credential"("app_id");

-- AddForeignKey
ALTER TABLE "federated_credential" ADD CONSTRAINT "federated_credential_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "federated_credential_use" ADD CONSTRAINT "federated_credential_use_credential_id_fkey" FOREIGN KEY ("credential_id") REFERENCES "federated_credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a row can be.
ALTER TABLE "federated_credential"
    ADD CONSTRAINT "federated_credential_name_length" CHECK (length("name") BETWEEN 1 AND 60),
    ADD CONSTRAINT "federated_credential_issuer_length" CHECK (length("issuer") BETWEEN 1 AND 400),
    ADD CONSTRAINT "federated_credential_subject_length" CHECK (length("subject") BETWEEN 1 AND 400),
    ADD CONSTRAINT "federated_credential_claims_object" CHECK (jsonb_typeof("claims") = 'object'
        AND length("claims"::text) <= 20000);

ALTER TABLE "federated_credential_use"
    ADD CONSTRAINT "federated_credential_use_text_lengths" CHECK (length("last_address") <= 100
        AND length("last_user_agent") <= 256 AND length("last_grant_type") <= 80),
    ADD CONSTRAINT "federated_credential_use_in_order" CHECK ("last_used_at" >= "first_used_at");

-- Rows that are updated every second, in place.
ALTER TABLE "federated_credential_use" SET (fillfactor = 80);
