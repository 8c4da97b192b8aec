-- CreateEnum
CREATE TYPE "mail_kind" AS ENUM ('invitation', 'password_reset', 'account', 'notice', 'digest', 'test');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('waiting', 'sent', 'failed');

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "organization_id" TEXT,
    "person_id" TEXT,
    "address" TEXT NOT NULL,
    "kind" "mail_kind" NOT NULL,
    "subject" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "sealed_link" BYTEA,
    "link_expires_at" TIMESTAMPTZ(3),
    "state" "mail_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mail_organization_id_created_at_idx" ON "mail"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_person_id_idx" ON "mail"("person_id");

-- CreateIndex
CREATE INDEX "mail_next_attempt_at_idx" ON "mail"("next_attempt_at");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE mail
  ADD CONSTRAINT mail_address_length CHECK (length(address) <= 254),
  ADD CONSTRAINT mail_subject_length CHECK (length(subject) <= 200),
  ADD CONSTRAINT mail_body_size CHECK (octet_length(body::text) <= 200000),
  ADD CONSTRAINT mail_waits CHECK ((state = 'waiting') = (next_attempt_at IS NOT NULL)),
  ADD CONSTRAINT mail_ended CHECK ((state = 'waiting') = (ended_at IS NULL)),
  ADD CONSTRAINT mail_link_expires CHECK (sealed_link IS NULL OR link_expires_at IS NOT NULL),
  ADD CONSTRAINT mail_sent_without_link CHECK (state <> 'sent' OR sealed_link IS NULL);
