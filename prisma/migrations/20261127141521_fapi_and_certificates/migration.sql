-- CreateEnum
CREATE TYPE "fapi_profile" AS ENUM ('none', 'security_profile', 'message_signing');

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "fapi_profile" "fapi_profile" NOT NULL DEFAULT 'none',
ADD COLUMN     "mtls_bound" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mtls_subject" TEXT NOT NULL DEFAULT '';

ALTER TABLE "app"
    ADD CONSTRAINT "app_mtls_subject_length" CHECK (char_length("mtls_subject") <= 500);
