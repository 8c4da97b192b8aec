-- My Apps by name: a page begins behind a name.
DROP INDEX "app_organization_id_name_idx";
CREATE INDEX "app_by_name" ON "app" ("organization_id", lower("name"), "id");

-- Secrets by when they end.
CREATE INDEX "secret_by_expiry" ON "secret" ("expires_at", "app_id") WHERE "slot" IS NOT NULL AND "expires_at" IS NOT NULL;
