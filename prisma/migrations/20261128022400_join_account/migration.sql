-- Whoever has an account accepts an invitation: what the invited person was given becomes the account's,
-- and the invited person goes. The constraints name the columns, so that no table is forgotten. What
-- belongs to the invited person alone goes with them.
CREATE FUNCTION "join_account"("invited" text, "account" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    "place" record;
BEGIN
    FOR "place" IN
        SELECT "c"."conrelid"::regclass AS "of_table", "a"."attname" AS "of_column"
        FROM pg_constraint "c"
        JOIN pg_attribute "a" ON "a"."attrelid" = "c"."conrelid" AND "a"."attnum" = "c"."conkey"[1]
        WHERE "c"."contype" = 'f' AND "c"."confrelid" = '"person"'::regclass
            AND "c"."conrelid"::regclass::text
                NOT IN ('person_words', 'setup_link', 'notice_preference', 'person_session')
    LOOP
        EXECUTE format('UPDATE %s SET %I = $1 WHERE %I = $2', "place"."of_table", "place"."of_column",
            "place"."of_column") USING "account", "invited";
    END LOOP;
    DELETE FROM "person" WHERE "id" = "invited";
END $$;
