-- The lists of secrets to look at, each in its order.
CREATE INDEX "secret_by_age" ON "secret" ("created_at", "id") WHERE "slot" IS NOT NULL;
CREATE INDEX "secret_by_end" ON "secret" ("expires_at", "id") WHERE "retirement" IS NULL OR "retirement" = 'expired';

-- CreateIndex
CREATE INDEX "secret_use_last_used_at_secret_id_idx" ON "secret_use"("last_used_at", "secret_id");
