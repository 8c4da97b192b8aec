-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "audit_refused_rows" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "audit_token_rows" BOOLEAN NOT NULL DEFAULT false;
