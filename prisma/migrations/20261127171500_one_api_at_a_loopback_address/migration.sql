-- An identifier on the loopback interface is http, and it has the slash of an empty path as well.
CREATE OR REPLACE FUNCTION "comparable_identifier"("identifier" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace("identifier", '^(https?://[^/]+)/$', '\1')
$$;

-- Where both spellings are registered already, both stay, and each is named as it is written.
UPDATE "api" SET "comparable_identifier" = "comparable_identifier"("identifier")
WHERE "identifier" ~ '^http://[^/]+/$' AND NOT EXISTS (
    SELECT 1 FROM "api" "other"
    WHERE "other"."identifier" = "comparable_identifier"("api"."identifier"));
