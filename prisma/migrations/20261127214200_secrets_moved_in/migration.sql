-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "foreign_digest" JSONB,
ADD COLUMN     "moved_in_at" TIMESTAMPTZ(3),
ADD COLUMN     "weakness" TEXT;

-- CreateTable
CREATE TABLE "transition" (
    "organization_id" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_name" TEXT NOT NULL,

    CONSTRAINT "transition_pkey" PRIMARY KEY ("organization_id")
);

-- AddForeignKey
ALTER TABLE "transition" ADD CONSTRAINT "transition_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A value of another server has no form of ours, and of a digest nobody knows the last four characters.
ALTER TABLE "secret"
    DROP CONSTRAINT "secret_prefix_form",
    DROP CONSTRAINT "secret_last_four_form",
    ADD CONSTRAINT "secret_prefix_form" CHECK (
        "prefix" ~ '^[a-z][a-z0-9]{0,11}_cs$' OR ("prefix" = '' AND "moved_in_at" IS NOT NULL)),
    ADD CONSTRAINT "secret_last_four_form" CHECK (
        "last_four" ~ '^[0-9A-Za-z]{4}$' OR ("last_four" = '' AND "moved_in_at" IS NOT NULL)),
    ADD CONSTRAINT "secret_foreign_only_moved_in" CHECK (
        "moved_in_at" IS NOT NULL OR ("foreign_digest" IS NULL AND "weakness" IS NULL)),
    ADD CONSTRAINT "secret_weakness_known" CHECK ("weakness" IN ('short', 'repetitive', 'guessable'));

CREATE INDEX "secret_moved_in" ON "secret"("app_id") WHERE "moved_in_at" IS NOT NULL;

-- Our digest takes the place of another server's once, and nothing else of a secret changes.
CREATE OR REPLACE FUNCTION "keep_secret_as_issued"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."retired_at" IS NOT NULL AND NEW."retired_at" IS NULL THEN
        RAISE EXCEPTION 'a retired secret never becomes active again'
            USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW."id", NEW."app_id", NEW."created_at", NEW."moved_in_at")
        IS DISTINCT FROM (OLD."id", OLD."app_id", OLD."created_at", OLD."moved_in_at")
        OR NOT (OLD."foreign_digest" IS NOT NULL AND NEW."foreign_digest" IS NULL)
        AND (NEW."digest", NEW."pepper_version", NEW."foreign_digest")
            IS DISTINCT FROM (OLD."digest", OLD."pepper_version", OLD."foreign_digest")
    THEN
        RAISE EXCEPTION 'a secret stays what it was when it was issued'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
