-- AlterTable
ALTER TABLE "app_words" ADD COLUMN     "text" TEXT NOT NULL DEFAULT '';

-- By hand from here.

-- What three characters in a row a text has, with the shorter rests of its lines.
CREATE FUNCTION "text_parts"("whole" TEXT) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT coalesce(array_to_tsvector(array_agg(DISTINCT substr("whole", "n", 3))), '')
    FROM generate_series(1, length("whole")) AS "n");
END $$;

-- All texts that may have this in them: with its first parts, which say enough, or a part that begins with it.
CREATE FUNCTION "text_parts_query"("typed" TEXT) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT string_agg('''' || replace(replace("part", '\', '\\'), '''', '''''') || '''' ||
        CASE WHEN length("part") < 3 THEN ':*' ELSE '' END, ' & ')::tsquery
    FROM (SELECT DISTINCT substr("typed", "n", 3) AS "part"
        FROM generate_series(1, least(greatest(length("typed") - 2, 1), 12)) AS "n") "parts");
END $$;

CREATE FUNCTION "app_words_have_text"() RETURNS trigger LANGUAGE plpgsql
    SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
    NEW."text" := (SELECT lower(concat_ws(E'\n', "app"."name", "app"."company", "person"."name", "app"."id"))
        FROM "app" JOIN "person" ON "person"."id" = "app"."owner_id" WHERE "app"."id" = NEW."app_id");
    RETURN NEW;
END $$;

-- A trigger of its own, so that an older process writes it too.
CREATE TRIGGER "app_words_have_text" BEFORE INSERT OR UPDATE ON "app_words"
    FOR EACH ROW EXECUTE FUNCTION "app_words_have_text"();

UPDATE "app_words" SET "name" = "name";

CREATE INDEX "app_words_by_part" ON "app_words" USING GIN ("text_parts"("text")) WITH (fastupdate = off);
-- ANALYZE would compute the parts of 30,000 texts. "apps_having" needs no statistics.
ALTER INDEX "app_words_by_part" ALTER COLUMN 1 SET STATISTICS 0;

-- The apps whose text has this in it, in upper or lower case; so many of them, or all for null. Parts of a text are
-- computed only to be kept: without their index, each row would take as long as a thousand comparisons.
CREATE FUNCTION "apps_having"("organization" TEXT, "typed" TEXT, "most" INT) RETURNS SETOF TEXT LANGUAGE plpgsql
    STABLE ROWS 500 SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
DECLARE
    "pattern" TEXT := '%' || regexp_replace(lower("typed"), '[\\%_]', '\\\&', 'g') || '%';
BEGIN
    -- One letter or digit stands in nearly every id: its parts narrow nothing.
    IF "typed" ~ '^[A-Za-z0-9]$' THEN
        RETURN QUERY SELECT w."app_id" FROM "app_words" w
            WHERE w."organization_id" = "organization" AND w."text" LIKE "pattern" LIMIT "most";
    ELSE
        RETURN QUERY SELECT w."app_id" FROM "app_words" w
            WHERE "text_parts"(w."text") @@ "text_parts_query"(lower("typed"))
                AND w."organization_id" = "organization" AND w."text" LIKE "pattern" LIMIT "most";
    END IF;
END $$;
