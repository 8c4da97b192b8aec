-- What sweeps look for every five minutes, so that they do not read these tables from end to end.

-- CreateIndex
CREATE INDEX "setup_link_expires_at_idx" ON "setup_link"("expires_at");

-- CreateIndex
CREATE INDEX "signal_at_idx" ON "signal"("at");

-- Few mails carry a link that still waits to be forgotten.
CREATE INDEX "mail_of_link" ON "mail" ("link_expires_at") WHERE "sealed_link" IS NOT NULL;
