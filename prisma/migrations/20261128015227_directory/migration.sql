-- CreateTable
CREATE TABLE "scim_token" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "scim_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_user" (
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "compared_name" TEXT NOT NULL,
    "external_id" TEXT,
    "given_name" TEXT,
    "family_name" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "scim_user_pkey" PRIMARY KEY ("person_id","organization_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "scim_token_digest_key" ON "scim_token"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "scim_token_organization_id_slot_key" ON "scim_token"("organization_id", "slot");

-- CreateIndex
CREATE INDEX "scim_user_organization_id_external_id_idx" ON "scim_user"("organization_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "scim_user_organization_id_compared_name_key" ON "scim_user"("organization_id", "compared_name");

-- AddForeignKey
ALTER TABLE "scim_token" ADD CONSTRAINT "scim_token_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_person_id_organization_id_fkey" FOREIGN KEY ("person_id", "organization_id") REFERENCES "membership"("person_id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "scim_token"
    ADD CONSTRAINT "scim_token_slot" CHECK ("slot" IN (1, 2)),
    ADD CONSTRAINT "scim_token_name_length" CHECK (length("name") <= 80);
ALTER TABLE "scim_user"
    ADD CONSTRAINT "scim_user_name_length" CHECK (length("user_name") <= 254),
    ADD CONSTRAINT "scim_user_compared_length" CHECK (length("compared_name") <= 254),
    ADD CONSTRAINT "scim_user_external_length" CHECK (length("external_id") <= 254),
    ADD CONSTRAINT "scim_user_given_length" CHECK (length("given_name") <= 100),
    ADD CONSTRAINT "scim_user_family_length" CHECK (length("family_name") <= 100);
