-- CreateTable
CREATE TABLE "email_change" (
    "person_id" TEXT NOT NULL,
    "token_digest" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "email_change_token_digest_key" ON "email_change"("token_digest");

-- CreateIndex
CREATE INDEX "email_change_expires_at_idx" ON "email_change"("expires_at");

-- AddForeignKey
ALTER TABLE "email_change" ADD CONSTRAINT "email_change_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "email_change"
  ADD CONSTRAINT email_change_email_length CHECK (length(email) <= 254),
  ADD CONSTRAINT email_change_expires_later CHECK (expires_at > created_at);
