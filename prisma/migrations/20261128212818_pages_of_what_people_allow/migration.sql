-- DropIndex
DROP INDEX "app_grant_app_id_idx";

-- CreateIndex
CREATE INDEX "app_grant_app_id_updated_at_id_idx" ON "app_grant"("app_id", "updated_at" DESC, "id");

-- By hand from here.

-- The same as "apps_having" of the names alone, which are the first line of the texts.
CREATE FUNCTION "apps_named"("organization" TEXT, "typed" TEXT) RETURNS SETOF TEXT LANGUAGE plpgsql
    STABLE ROWS 500 SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
DECLARE
    "pattern" TEXT := '%' || regexp_replace(lower("typed"), '[\\%_]', '\\\&', 'g') || '%';
BEGIN
    -- One letter or digit stands in nearly every id: its parts narrow nothing.
    IF "typed" ~ '^[A-Za-z0-9]$' THEN
        RETURN QUERY SELECT w."app_id" FROM "app_words" w
            WHERE w."organization_id" = "organization" AND split_part(w."text", E'\n', 1) LIKE "pattern";
    ELSE
        RETURN QUERY SELECT w."app_id" FROM "app_words" w
            WHERE "text_parts"(w."text") @@ "text_parts_query"(lower("typed"))
                AND w."organization_id" = "organization" AND split_part(w."text", E'\n', 1) LIKE "pattern";
    END IF;
END $$;
