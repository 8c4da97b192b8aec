-- DropIndex
DROP INDEX "recertification_organization_id_due_at_idx";

-- By hand from here.

-- A page by the day on which apps are due, and how many there are of each step, confirmed before or never.
CREATE INDEX "recertification_by_due" ON "recertification" ("organization_id", "due_at", "app_id") WHERE "days" > 0;
CREATE INDEX "recertification_confirmed" ON "recertification" ("organization_id", "step")
    WHERE "days" > 0 AND "confirmed_at" IS NOT NULL;
CREATE INDEX "recertification_unconfirmed" ON "recertification" ("organization_id", "step")
    WHERE "days" > 0 AND "confirmed_at" IS NULL;
