-- What a statement does to many apps is written for all of them at once, and in the order of the apps, so that
-- no two statements deadlock.

-- The text is written with the words. Nobody else writes this table.
DROP TRIGGER "app_words_have_text" ON "app_words";
DROP FUNCTION "app_words_have_text"();

CREATE OR REPLACE FUNCTION "keep_app_words"("apps" TEXT[]) RETURNS void LANGUAGE plpgsql
    SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
    INSERT INTO "app_words" ("app_id", "organization_id", "name", "words", "text")
    SELECT "app"."id", "app"."organization_id", "folded_text"("app"."name"),
        "search_words"(concat_ws(' ', "app"."name", "app"."company", "app"."contact_email",
            "person"."name", "person"."email", replace("app"."id", 'app_', ''),
            "search_hosts"("app"."redirect_uris" || "app"."website_url"))),
        lower(concat_ws(E'\n', "app"."name", "app"."company", "person"."name", "app"."id"))
    FROM "app" JOIN "person" ON "person"."id" = "app"."owner_id" WHERE "app"."id" = ANY ("apps")
    ON CONFLICT ("app_id") DO UPDATE SET "name" = EXCLUDED."name", "words" = EXCLUDED."words",
        "text" = EXCLUDED."text";
END $$;

-- The owners' names cannot change until this has ended: neither would see the other.
CREATE FUNCTION "apps_are_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "apps" TEXT[] := ARRAY(SELECT "id" FROM "added");
BEGIN
    PERFORM FROM "person" WHERE "id" IN (SELECT "owner_id" FROM "added") ORDER BY "id" FOR SHARE;
    PERFORM "keep_app_words"("apps");
    PERFORM "keep_app_last_use"("apps");
    PERFORM "keep_app_listing"("apps");
    RETURN NULL;
END $$;

CREATE FUNCTION "apps_request_permissions"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "apps" TEXT[] := ARRAY(SELECT "id" FROM "added" WHERE cardinality("scopes") > 0);
BEGIN
    IF cardinality("apps") > 0 THEN
        -- Its APIs cannot change until this has ended: neither would see the other.
        PERFORM FROM "organization" WHERE "id" IN (SELECT "organization_id" FROM "added")
            ORDER BY "id" FOR SHARE;
        PERFORM "request_permissions"("apps");
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION "credentials_are_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "apps" TEXT[] := ARRAY(SELECT DISTINCT "app_id" FROM "changed");
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM "keep_app_last_use"("apps");
    END IF;
    PERFORM "keep_app_listing"("apps");
    RETURN NULL;
END $$;

CREATE FUNCTION "changed_secrets_are_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "apps" TEXT[] := ARRAY(SELECT DISTINCT "after"."app_id" FROM "before" JOIN "after" USING ("id")
        WHERE ("before"."slot", "before"."expires_at", "before"."paused_until")
            IS DISTINCT FROM ("after"."slot", "after"."expires_at", "after"."paused_until"));
BEGIN
    IF cardinality("apps") > 0 THEN
        PERFORM "keep_app_listing"("apps");
    END IF;
    RETURN NULL;
END $$;

-- As a function in SQL this was planned for each app.
CREATE OR REPLACE FUNCTION "granted_scopes"("of_app" "app", "of_kind" "permission_kind")
RETURNS TEXT[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg("name" ORDER BY "place"), '{}')
    FROM unnest(("of_app")."scopes") WITH ORDINALITY AS "registered"("name", "place")
    WHERE NOT EXISTS (
        SELECT FROM "api_scope"
        WHERE "organization_id" = ("of_app")."organization_id" AND "api_scope"."name" = "registered"."name")
    OR EXISTS (
        SELECT FROM "api_permission"
        WHERE "app_id" = ("of_app")."id" AND "kind" = "of_kind" AND "scope" = "registered"."name"
            AND "status" = 'granted'));
END $$;
ALTER FUNCTION "request_permissions"(TEXT[]) SET plan_cache_mode = 'force_generic_plan';
ALTER FUNCTION "keep_granted_scopes"(TEXT[]) SET plan_cache_mode = 'force_generic_plan';

-- The same parts as before: a tsvector has each of them once by itself.
CREATE OR REPLACE FUNCTION "text_parts"("whole" TEXT) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
    RETURN array_to_tsvector(ARRAY(SELECT substr("whole", "n", 3) FROM generate_series(1, length("whole")) AS "n"));
END $$;

DROP TRIGGER "app_has_words" ON "app";
CREATE TRIGGER "app_has_words" AFTER UPDATE OF "name", "company", "contact_email", "owner_id",
    "redirect_uris", "website_url" ON "app"
    FOR EACH ROW EXECUTE FUNCTION "app_has_words"();
DROP TRIGGER "app_is_listed" ON "app";
CREATE TRIGGER "app_is_listed" AFTER UPDATE OF "type", "source", "name", "owner_id", "created_at",
    "suspended_at", "deleted_at", "jwks", "jwks_uri", "mtls_subject", "fapi_profile" ON "app"
    FOR EACH ROW EXECUTE FUNCTION "app_is_listed"();
CREATE TRIGGER "apps_are_listed" AFTER INSERT ON "app" REFERENCING NEW TABLE AS "added"
    FOR EACH STATEMENT EXECUTE FUNCTION "apps_are_listed"();

DROP TRIGGER "app_inserted" ON "app";
CREATE TRIGGER "apps_inserted" AFTER INSERT ON "app" REFERENCING NEW TABLE AS "added"
    FOR EACH STATEMENT EXECUTE FUNCTION "apps_request_permissions"();

DROP TRIGGER "secret_is_listed" ON "secret";
DROP TRIGGER "app_key_is_listed" ON "app_key";
DROP TRIGGER "federated_credential_is_listed" ON "federated_credential";
DROP FUNCTION "credential_is_listed"();
CREATE TRIGGER "secrets_are_listed" AFTER UPDATE ON "secret"
    REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
    FOR EACH STATEMENT EXECUTE FUNCTION "changed_secrets_are_listed"();
DO $$
DECLARE
    "kind" TEXT;
BEGIN
    FOREACH "kind" IN ARRAY ARRAY['secret', 'app_key', 'federated_credential'] LOOP
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS "changed"
            FOR EACH STATEMENT EXECUTE FUNCTION "credentials_are_listed"()', "kind" || '_added_to_list', "kind");
        EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS "changed"
            FOR EACH STATEMENT EXECUTE FUNCTION "credentials_are_listed"()', "kind" || '_removed_from_list', "kind");
    END LOOP;
END $$;

-- My Apps is read from "app_listing" now.
DROP INDEX "app_by_name";
