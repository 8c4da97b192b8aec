-- DropIndex
DROP INDEX "api_permission_organization_id_scope_idx";

-- DropIndex
DROP INDEX "caller_hour_hour_idx";

-- CreateIndex
CREATE INDEX "api_permission_organization_id_scope_status_app_id_idx" ON "api_permission"("organization_id", "scope", "status", "app_id");

-- CreateIndex
CREATE INDEX "app_grant_updated_at_id_idx" ON "app_grant"("updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "approval_organization_id_decided_at_id_idx" ON "approval"("organization_id", "decided_at" DESC, "id");

-- CreateIndex
CREATE INDEX "caller_hour_hour_caller_digest_idx" ON "caller_hour"("hour" DESC, "caller_digest");

-- By hand from here.

-- Of what an hour shows, published keys are named too.
CREATE INDEX "app_by_published_keys" ON "app"("jwks_id") WHERE "jwks_id" IS NOT NULL;
