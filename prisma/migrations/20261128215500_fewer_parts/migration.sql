-- All texts that may have this in them: with parts of its beginning that lie side by side, or a part that begins with
-- it. Those between them cost as much, and narrow little. "apps_having" stays for processes of the version before.
CREATE OR REPLACE FUNCTION "text_parts_query"("typed" TEXT) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT string_agg('''' || replace(replace("part", '\', '\\'), '''', '''''') || '''' ||
        CASE WHEN length("part") < 3 THEN ':*' ELSE '' END, ' & ')::tsquery
    FROM (SELECT DISTINCT substr("typed", least("n", greatest(length("typed") - 2, 1)), 3) AS "part"
        FROM generate_series(1, least(length("typed"), 12), 3) AS "n") "parts");
END $$;
