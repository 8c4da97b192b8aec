-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "programs_unused_delete_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "programs_unused_suspend_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "programs_unused_tell_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unused_delete_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unused_suspend_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unused_tell_days" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "unused_app" (
    "app_id" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "unused_since" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "unused_app_pkey" PRIMARY KEY ("app_id")
);

-- AddForeignKey
ALTER TABLE "unused_app" ADD CONSTRAINT "unused_app_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "policy"
    ADD CONSTRAINT "policy_unused_tell_days" CHECK ("unused_tell_days" >= 0 AND "unused_tell_days" <= 3650),
    ADD CONSTRAINT "policy_unused_suspend_days" CHECK ("unused_suspend_days" >= 0 AND "unused_suspend_days" <= 3650),
    ADD CONSTRAINT "policy_unused_delete_days" CHECK ("unused_delete_days" >= 0 AND "unused_delete_days" <= 3650),
    ADD CONSTRAINT "policy_programs_unused_tell_days" CHECK ("programs_unused_tell_days" >= 0 AND "programs_unused_tell_days" <= 3650),
    ADD CONSTRAINT "policy_programs_unused_suspend_days" CHECK ("programs_unused_suspend_days" >= 0 AND "programs_unused_suspend_days" <= 3650),
    ADD CONSTRAINT "policy_programs_unused_delete_days" CHECK ("programs_unused_delete_days" >= 0 AND "programs_unused_delete_days" <= 3650);
