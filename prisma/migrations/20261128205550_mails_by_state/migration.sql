-- DropIndex
DROP INDEX "mail_organization_id_created_at_idx";

-- CreateIndex
CREATE INDEX "mail_organization_id_state_created_at_id_idx" ON "mail"("organization_id", "state", "created_at", "id");
