-- AlterTable
ALTER TABLE "app" ADD COLUMN     "organization_claim" BOOLEAN NOT NULL DEFAULT false;

-- An app that is told of roles was told of the organization, too.
UPDATE "app" SET "organization_claim" = true WHERE "role_claim" <> 'none';
