-- CreateTable
CREATE TABLE "app_words" (
    "app_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "app_words_pkey" PRIMARY KEY ("app_id")
);

-- CreateTable
CREATE TABLE "person_words" (
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "person_words_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "app_words_words_idx" ON "app_words" USING GIN ("words") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "app_words_organization_id_name_idx" ON "app_words"("organization_id", "name" text_pattern_ops);

-- CreateIndex
CREATE INDEX "person_words_words_idx" ON "person_words" USING GIN ("words") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "app_key_kid_idx" ON "app_key"("kid");

-- CreateIndex
CREATE INDEX "app_key_thumbprint_idx" ON "app_key"("thumbprint");

-- CreateIndex
CREATE INDEX "secret_last_four_idx" ON "secret"("last_four");

-- CreateIndex
CREATE INDEX "caller_address_idx" ON "caller"("address");

-- CreateIndex
CREATE INDEX "refused_attempt_address_hour_idx" ON "refused_attempt"("address", "hour");

-- AddForeignKey
ALTER TABLE "app_words" ADD CONSTRAINT "app_words_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_words" ADD CONSTRAINT "person_words_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

-- Text as it is compared in a search: lower case, without accents, and with one space in place of
-- whatever separates words. Some letters are not composed of a letter and an accent; they are named.
CREATE FUNCTION "folded_text"("typed" TEXT) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN btrim(regexp_replace(
        replace(replace(replace(replace(
            translate(
                lower(CASE current_setting('server_encoding') WHEN 'UTF8'
                    THEN regexp_replace(normalize("typed", NFKD), '[\u0300-\u036f]', '', 'g')
                    ELSE "typed" END),
                'ØøÐðĐđŁłĦħŊŋŦŧı', 'ooddddllhhnntti'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g'));
END $$;

-- The words of a folded text, each of them once. Nobody types more of a word than 60 characters.
CREATE FUNCTION "search_words"("typed" TEXT) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT coalesce(array_to_tsvector(array_agg(DISTINCT left("word", 60))), '')
    FROM unnest(string_to_array("folded_text"("typed"), ' ')) AS "word" WHERE "word" <> '');
END $$;

-- Everything that has words with these beginnings, in any order; null without a word. More than eight
-- words narrow nothing any more.
CREATE FUNCTION "search_query"("typed" TEXT) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT string_agg(quote_literal(left("word", 60)) || ':*', ' & ')::tsquery
    FROM unnest((string_to_array("folded_text"("typed"), ' '))[1:8]) AS "word" WHERE "word" <> '');
END $$;

-- Of an address, what a person knows it by: its host, or the scheme of a native app.
CREATE FUNCTION "search_hosts"("addresses" TEXT[]) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT string_agg(regexp_replace("address", '^https?://([^/?#]*).*$|^([^:]*):.*$', '\1\2'), ' ')
    FROM unnest("addresses") AS "address");
END $$;

CREATE FUNCTION "keep_app_words"("apps" TEXT[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "app_words" ("app_id", "organization_id", "name", "words")
    SELECT "app"."id", "app"."organization_id", "folded_text"("app"."name"),
        "search_words"(concat_ws(' ', "app"."name", "app"."company", "app"."contact_email",
            "person"."name", "person"."email", replace("app"."id", 'app_', ''),
            "search_hosts"("app"."redirect_uris" || "app"."website_url")))
    FROM "app" JOIN "person" ON "person"."id" = "app"."owner_id" WHERE "app"."id" = ANY ("apps")
    ON CONFLICT ("app_id") DO UPDATE SET "name" = EXCLUDED."name", "words" = EXCLUDED."words";
END $$;

CREATE FUNCTION "app_has_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The owner's name cannot change until this has ended: neither would see the other.
    PERFORM FROM "person" WHERE "id" = NEW."owner_id" FOR SHARE;
    PERFORM "keep_app_words"(ARRAY[NEW."id"]);
    RETURN NULL;
END $$;

CREATE FUNCTION "person_has_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "person_words" ("person_id", "name", "words")
    VALUES (NEW."id", "folded_text"(NEW."name"), "search_words"(concat_ws(' ', NEW."name", NEW."email")))
    ON CONFLICT ("person_id") DO UPDATE SET "name" = EXCLUDED."name", "words" = EXCLUDED."words";
    IF TG_OP = 'UPDATE' THEN
        PERFORM "keep_app_words"(ARRAY(SELECT "id" FROM "app" WHERE "owner_id" = NEW."id"));
    END IF;
    RETURN NULL;
END $$;

INSERT INTO "person_words" ("person_id", "name", "words")
SELECT "id", "folded_text"("name"), "search_words"(concat_ws(' ', "name", "email")) FROM "person";

SELECT "keep_app_words"(ARRAY(SELECT "id" FROM "app"));

CREATE TRIGGER "app_has_words" AFTER INSERT OR UPDATE OF "name", "company", "contact_email", "owner_id",
    "redirect_uris", "website_url" ON "app"
    FOR EACH ROW EXECUTE FUNCTION "app_has_words"();

CREATE TRIGGER "person_has_words" AFTER INSERT OR UPDATE OF "name", "email" ON "person"
    FOR EACH ROW EXECUTE FUNCTION "person_has_words"();
