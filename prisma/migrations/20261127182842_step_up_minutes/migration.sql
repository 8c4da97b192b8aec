-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "step_up_minutes" INTEGER NOT NULL DEFAULT 15;


ALTER TABLE "policy"
    ADD CONSTRAINT "policy_step_up_minutes" CHECK ("step_up_minutes" BETWEEN 1 AND 480);
