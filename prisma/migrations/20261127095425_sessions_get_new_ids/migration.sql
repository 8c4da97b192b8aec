-- AlterTable
ALTER TABLE "person_session" ADD COLUMN     "former_digest" BYTEA,
ADD COLUMN     "public_id" TEXT NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "renewed_at" TIMESTAMPTZ(3),
ADD COLUMN     "renewed_digest" BYTEA;

-- CreateIndex
CREATE UNIQUE INDEX "person_session_renewed_digest_key" ON "person_session"("renewed_digest");

-- CreateIndex
CREATE UNIQUE INDEX "person_session_former_digest_key" ON "person_session"("former_digest");

-- CreateIndex
CREATE UNIQUE INDEX "person_session_public_id_key" ON "person_session"("public_id");

ALTER TABLE "person_session"
    ADD CONSTRAINT "person_session_renewed_together" CHECK (
        ("renewed_digest" IS NULL) = ("renewed_at" IS NULL)
        AND ("former_digest" IS NULL OR "renewed_digest" IS NOT NULL)
    ),
    ADD CONSTRAINT "person_session_digest_lengths" CHECK (
        octet_length("renewed_digest") = 32 AND octet_length("former_digest") = 32
    );
