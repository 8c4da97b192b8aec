-- AlterTable
ALTER TABLE "app" ADD COLUMN     "management_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "self_rotation" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "api_request" (
    "digest" BYTEA NOT NULL,
    "request_digest" BYTEA NOT NULL,
    "status" INTEGER,
    "target_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_request_pkey" PRIMARY KEY ("digest")
);

-- CreateIndex
CREATE INDEX "api_request_created_at_idx" ON "api_request"("created_at");

ALTER TABLE "app" ALTER COLUMN "management_scopes" SET NOT NULL;

ALTER TABLE "api_request"
    ADD CONSTRAINT "api_request_digests" CHECK (
        octet_length("digest") = 32 AND octet_length("request_digest") = 32),
    ADD CONSTRAINT "api_request_target_id_length" CHECK (length("target_id") <= 2000);
