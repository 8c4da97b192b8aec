-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "refresh_max_days" INTEGER NOT NULL DEFAULT 180,
ADD COLUMN     "refresh_reuse_seconds" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "registered_secret_days" INTEGER NOT NULL DEFAULT 365;

ALTER TABLE "policy"
    ADD CONSTRAINT "policy_refresh_max_days" CHECK ("refresh_max_days" BETWEEN 1 AND 730),
    ADD CONSTRAINT "policy_refresh_reuse_seconds" CHECK ("refresh_reuse_seconds" BETWEEN 0 AND 300),
    ADD CONSTRAINT "policy_registered_secret_days" CHECK ("registered_secret_days" BETWEEN 0 AND 1825);
