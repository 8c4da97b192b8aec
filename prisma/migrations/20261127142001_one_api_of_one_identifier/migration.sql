-- AlterTable
ALTER TABLE "api" ADD COLUMN     "comparable_identifier" TEXT NOT NULL DEFAULT '';

-- Identifiers are registered as a URL parser writes them, so two spellings of one differ only in the
-- slash of an empty path (RFC 3986 §6.2.3).
CREATE FUNCTION "comparable_identifier"("identifier" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace("identifier", '^(https://[^/]+)/$', '\1')
$$;

-- Where both spellings are registered already, both stay, and each is named as it is written.
UPDATE "api" SET "comparable_identifier" = CASE WHEN EXISTS (
        SELECT 1 FROM "api" "other" WHERE "other"."id" <> "api"."id"
            AND "other"."identifier" = "comparable_identifier"("api"."identifier"))
    THEN "identifier" ELSE "comparable_identifier"("identifier") END;

-- CreateIndex
CREATE UNIQUE INDEX "api_comparable_identifier_key" ON "api"("comparable_identifier");

CREATE FUNCTION "fill_comparable_identifier"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."comparable_identifier" = "comparable_identifier"(NEW."identifier");
    RETURN NEW;
END $$;

CREATE TRIGGER "api_is_comparable" BEFORE INSERT ON "api"
    FOR EACH ROW EXECUTE FUNCTION "fill_comparable_identifier"();
