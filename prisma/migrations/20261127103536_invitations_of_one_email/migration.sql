-- DropIndex
DROP INDEX "person_email_key";

-- CreateIndex
CREATE INDEX "person_email_idx" ON "person"("email");

-- One account for an email. It is no unique index, because only persons with a password count.
ALTER TABLE "person"
    ADD CONSTRAINT "person_one_account_for_an_email"
    EXCLUDE USING btree ("email" WITH =) WHERE ("password_digest" IS NOT NULL);
