-- AlterTable
ALTER TABLE "app" ADD COLUMN     "contact_email" TEXT;

ALTER TABLE "app" ADD CONSTRAINT "app_contact_email_short" CHECK (length("contact_email") <= 254);
