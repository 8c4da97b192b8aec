-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "recertify_days" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "recertification" (
    "app_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "step_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "recertification_pkey" PRIMARY KEY ("app_id")
);

-- CreateTable
CREATE TABLE "app_confirmation" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "app_name" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" TEXT NOT NULL,
    "confirmed_by_name" TEXT NOT NULL,
    "shown" JSONB NOT NULL,

    CONSTRAINT "app_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recertification_step_at_idx" ON "recertification"("step_at");

-- CreateIndex
CREATE INDEX "recertification_organization_id_due_at_idx" ON "recertification"("organization_id", "due_at");

-- CreateIndex
CREATE INDEX "app_confirmation_organization_id_confirmed_at_id_idx" ON "app_confirmation"("organization_id", "confirmed_at", "id");

-- CreateIndex
CREATE INDEX "app_confirmation_app_id_idx" ON "app_confirmation"("app_id");

-- AddForeignKey
ALTER TABLE "recertification" ADD CONSTRAINT "recertification_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_confirmation" ADD CONSTRAINT "app_confirmation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "policy"
    ADD CONSTRAINT "policy_recertify_days" CHECK ("recertify_days" BETWEEN 0 AND 1825);

ALTER TABLE "recertification"
    ADD CONSTRAINT "recertification_steps" CHECK ("step" BETWEEN 0 AND 4 AND ("step" = 4) = ("step_at" IS NULL));
