-- CreateEnum
CREATE TYPE "app_credential" AS ENUM ('none', 'secrets', 'other');

-- CreateTable
CREATE TABLE "app_listing" (
    "app_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "type" "app_type" NOT NULL,
    "source" "app_source" NOT NULL,
    "suspended" BOOLEAN NOT NULL,
    "deleted" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "credential" "app_credential" NOT NULL,
    "never_used" BOOLEAN NOT NULL,
    "next_expiry_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_until" TIMESTAMPTZ(3),
    "used_on" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "app_listing_pkey" PRIMARY KEY ("app_id")
);

-- CreateTable
CREATE TABLE "app_last_use" (
    "app_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "app_last_use_pkey" PRIMARY KEY ("app_id")
);

-- CreateIndex
CREATE INDEX "app_listing_organization_id_owner_id_name_app_id_idx" ON "app_listing"("organization_id", "owner_id", "name", "app_id");

-- CreateIndex
CREATE INDEX "app_listing_organization_id_type_name_app_id_idx" ON "app_listing"("organization_id", "type", "name", "app_id");

-- CreateIndex
CREATE INDEX "app_listing_organization_id_source_name_app_id_idx" ON "app_listing"("organization_id", "source", "name", "app_id");

-- CreateIndex
CREATE INDEX "app_last_use_organization_id_at_name_app_id_idx" ON "app_last_use"("organization_id", "at", "name", "app_id");

-- CreateIndex
CREATE INDEX "app_last_use_down" ON "app_last_use"("organization_id", "at" DESC, "name", "app_id");

-- AddForeignKey
ALTER TABLE "app_listing" ADD CONSTRAINT "app_listing_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_last_use" ADD CONSTRAINT "app_last_use_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

-- Whoever changes two secrets of an app at once computes this one after the other: each waits for the row,
-- and reads what it computes from only then. It is planned once: planning takes ten times as long as the rest.
CREATE FUNCTION "keep_app_listing"("apps" TEXT[]) RETURNS void LANGUAGE plpgsql
    SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
    PERFORM FROM "app_listing" WHERE "app_id" = ANY ("apps") ORDER BY "app_id" FOR NO KEY UPDATE;
    INSERT INTO "app_listing" ("app_id", "organization_id", "owner_id", "type", "source", "suspended", "deleted",
        "created_at", "name", "owner_name", "credential", "never_used", "next_expiry_at", "paused_until",
        "used_on")
    SELECT "app"."id", "app"."organization_id", "app"."owner_id", "app"."type", "app"."source",
        "app"."suspended_at" IS NOT NULL, "app"."deleted_at" IS NOT NULL, "app"."created_at",
        lower("app"."name"), lower("person"."name"),
        (CASE
            WHEN "app"."type" = 'native' OR "app"."source" = 'metadata_document' OR "app"."jwks_id" IS NOT NULL
                OR "app"."mtls_subject" <> ''
                OR EXISTS (SELECT FROM "app_key" WHERE "app_key"."app_id" = "app"."id") THEN 'other'
            WHEN "app"."fapi_profile" <> 'none' THEN 'none'
            WHEN EXISTS (SELECT FROM "federated_credential" f WHERE f."app_id" = "app"."id") THEN 'other'
            WHEN s."held" > 0 THEN 'secrets'
            ELSE 'none' END)::"app_credential",
        s."unused" > 0, coalesce(s."expires_at", 'infinity'), s."paused_until",
        date_trunc('day', "last"."at", 'UTC')
    FROM "app" JOIN "person" ON "person"."id" = "app"."owner_id"
    JOIN "app_last_use" "last" ON "last"."app_id" = "app"."id"
    CROSS JOIN LATERAL (
        SELECT count(*) AS "held", count(*) FILTER (WHERE "used"."secret_id" IS NULL) AS "unused",
            min("secret"."expires_at") AS "expires_at", max("secret"."paused_until") AS "paused_until"
        FROM "secret" LEFT JOIN "secret_use" "used" ON "used"."secret_id" = "secret"."id"
        WHERE "secret"."app_id" = "app"."id" AND "secret"."slot" IS NOT NULL) s
    WHERE "app"."id" = ANY ("apps")
    ON CONFLICT ("app_id") DO UPDATE SET "owner_id" = EXCLUDED."owner_id", "type" = EXCLUDED."type",
        "source" = EXCLUDED."source", "suspended" = EXCLUDED."suspended", "deleted" = EXCLUDED."deleted",
        "created_at" = EXCLUDED."created_at", "name" = EXCLUDED."name", "owner_name" = EXCLUDED."owner_name",
        "credential" = EXCLUDED."credential", "never_used" = EXCLUDED."never_used",
        "next_expiry_at" = EXCLUDED."next_expiry_at", "paused_until" = EXCLUDED."paused_until",
        "used_on" = EXCLUDED."used_on"
    WHERE "app_listing" IS DISTINCT FROM EXCLUDED;
END $$;

-- All uses of these apps, as their rows show the last one.
CREATE FUNCTION "keep_app_last_use"("apps" TEXT[]) RETURNS void LANGUAGE plpgsql
    SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
    PERFORM FROM "app_last_use" WHERE "app_id" = ANY ("apps") ORDER BY "app_id" FOR NO KEY UPDATE;
    INSERT INTO "app_last_use" ("app_id", "organization_id", "name", "at")
    SELECT "app"."id", "app"."organization_id", lower("app"."name"),
        coalesce(date_trunc('minute', greatest(
            (SELECT max("used"."last_used_at") FROM "secret_use" "used"
                JOIN "secret" ON "secret"."id" = "used"."secret_id" WHERE "secret"."app_id" = "app"."id"),
            (SELECT max("used"."last_used_at") FROM "app_key_use" "used"
                JOIN "app_key" ON "app_key"."id" = "used"."key_id" WHERE "app_key"."app_id" = "app"."id"),
            (SELECT max("used"."last_used_at") FROM "federated_credential_use" "used"
                JOIN "federated_credential" f ON f."id" = "used"."credential_id" WHERE f."app_id" = "app"."id"),
            (SELECT "used"."last_used_at" FROM "published_keys_use" "used"
                WHERE "used"."app_id" = "app"."id" AND "used"."jwks_id" = "app"."jwks_id"),
            (SELECT max("last_at") FROM "app_sign_in" WHERE "app_sign_in"."app_id" = "app"."id")
        ), 'UTC'), '-infinity')
    FROM "app" WHERE "app"."id" = ANY ("apps")
    ON CONFLICT ("app_id") DO UPDATE SET "name" = EXCLUDED."name", "at" = EXCLUDED."at"
    WHERE "app_last_use" IS DISTINCT FROM EXCLUDED;
END $$;

-- A use of an app's moves its row on, once a minute, and its listing once a day; in the order of the apps, so that
-- no two deadlock.
CREATE FUNCTION "raise_app_last_use"("apps" TEXT[], "moments" TIMESTAMPTZ[]) RETURNS void LANGUAGE plpgsql
    SET plan_cache_mode = 'force_generic_plan' AS $$
DECLARE
    "another_day" TEXT[];
BEGIN
    WITH "due" AS MATERIALIZED (
        SELECT "row"."app_id", "use"."at", date_trunc('day', "row"."at", 'UTC') AS "day"
        FROM (SELECT "app_id", date_trunc('minute', max("at"), 'UTC') AS "at"
            FROM unnest("apps", "moments") AS "each" ("app_id", "at") GROUP BY "app_id") "use"
        JOIN "app_last_use" "row" ON "row"."app_id" = "use"."app_id"
        WHERE "row"."at" < "use"."at" ORDER BY "row"."app_id" FOR NO KEY UPDATE OF "row"),
    "moved" AS (
        UPDATE "app_last_use" SET "at" = "due"."at" FROM "due"
        WHERE "app_last_use"."app_id" = "due"."app_id" AND "app_last_use"."at" < "due"."at"
        RETURNING "due".*)
    SELECT array_agg("app_id") INTO "another_day" FROM "moved" WHERE "day" < date_trunc('day', "at", 'UTC');
    PERFORM "keep_app_listing"("another_day");
END $$;

CREATE FUNCTION "app_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW."owner_id" <> OLD."owner_id" THEN
        -- The owner's name cannot change until this has ended: neither would see the other.
        PERFORM FROM "person" WHERE "id" = NEW."owner_id" FOR SHARE;
    END IF;
    IF TG_OP = 'INSERT' OR NEW."name" <> OLD."name" OR NEW."jwks_id" IS DISTINCT FROM OLD."jwks_id" THEN
        PERFORM "keep_app_last_use"(ARRAY[NEW."id"]);
    END IF;
    PERFORM "keep_app_listing"(ARRAY[NEW."id"]);
    RETURN NULL;
END $$;

CREATE FUNCTION "owner_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "keep_app_listing"(ARRAY(SELECT "id" FROM "app" WHERE "owner_id" = NEW."id"));
    RETURN NULL;
END $$;

CREATE FUNCTION "credential_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM "keep_app_last_use"(ARRAY[OLD."app_id"]), "keep_app_listing"(ARRAY[OLD."app_id"]);
    ELSE
        PERFORM "keep_app_listing"(ARRAY[NEW."app_id"]);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION "secret_use_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "raise_app_last_use"(array_agg("app_id"), array_agg("last_used_at"))
    FROM "noted" JOIN "secret" ON "secret"."id" = "noted"."secret_id";
    IF TG_OP = 'INSERT' THEN
        PERFORM "keep_app_listing"(array_agg(DISTINCT "app_id"))
        FROM "noted" JOIN "secret" ON "secret"."id" = "noted"."secret_id";
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION "app_key_use_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "raise_app_last_use"(array_agg("app_id"), array_agg("last_used_at"))
    FROM "noted" JOIN "app_key" ON "app_key"."id" = "noted"."key_id";
    RETURN NULL;
END $$;

CREATE FUNCTION "federated_credential_use_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "raise_app_last_use"(array_agg("app_id"), array_agg("last_used_at"))
    FROM "noted" JOIN "federated_credential" f ON f."id" = "noted"."credential_id";
    RETURN NULL;
END $$;

CREATE FUNCTION "published_keys_use_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "raise_app_last_use"(array_agg("app_id"), array_agg("last_used_at"))
    FROM "noted" JOIN "app" ON "app"."id" = "noted"."app_id" AND "app"."jwks_id" = "noted"."jwks_id";
    RETURN NULL;
END $$;

CREATE FUNCTION "sign_in_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "raise_app_last_use"(array_agg("app_id"), array_agg("last_at")) FROM "noted";
    RETURN NULL;
END $$;

-- From here on writers wait until what is there has been listed, so that nothing is missed. Readers do not.
CREATE TRIGGER "app_is_listed" AFTER INSERT OR UPDATE OF "type", "source", "name", "owner_id", "created_at",
    "suspended_at", "deleted_at", "jwks", "jwks_uri", "mtls_subject", "fapi_profile" ON "app"
    FOR EACH ROW EXECUTE FUNCTION "app_is_listed"();
CREATE TRIGGER "owner_is_listed" AFTER UPDATE OF "name" ON "person"
    FOR EACH ROW EXECUTE FUNCTION "owner_is_listed"();
CREATE TRIGGER "secret_is_listed" AFTER INSERT OR DELETE OR UPDATE OF "slot", "expires_at", "paused_until"
    ON "secret" FOR EACH ROW EXECUTE FUNCTION "credential_is_listed"();
CREATE TRIGGER "app_key_is_listed" AFTER INSERT OR DELETE ON "app_key"
    FOR EACH ROW EXECUTE FUNCTION "credential_is_listed"();
CREATE TRIGGER "federated_credential_is_listed" AFTER INSERT OR DELETE ON "federated_credential"
    FOR EACH ROW EXECUTE FUNCTION "credential_is_listed"();

DO $$
DECLARE "source" TEXT;
BEGIN
    FOREACH "source" IN ARRAY ARRAY['secret_use', 'app_key_use', 'federated_credential_use', 'published_keys_use']
    LOOP
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS "noted"
            FOR EACH STATEMENT EXECUTE FUNCTION %I()', "source" || '_first', "source", "source" || '_is_listed');
        EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS "noted"
            FOR EACH STATEMENT EXECUTE FUNCTION %I()', "source" || '_again', "source", "source" || '_is_listed');
    END LOOP;
END $$;
CREATE TRIGGER "sign_in_first" AFTER INSERT ON "app_sign_in" REFERENCING NEW TABLE AS "noted"
    FOR EACH STATEMENT EXECUTE FUNCTION "sign_in_is_listed"();
CREATE TRIGGER "sign_in_again" AFTER UPDATE ON "app_sign_in" REFERENCING NEW TABLE AS "noted"
    FOR EACH STATEMENT EXECUTE FUNCTION "sign_in_is_listed"();

SELECT "keep_app_last_use"(ARRAY(SELECT "id" FROM "app"));
SELECT "keep_app_listing"(ARRAY(SELECT "id" FROM "app"));

-- Each order of My Apps, in both directions where many apps may be equal; then its filters.
CREATE INDEX "app_listing_by_name" ON "app_listing" ("organization_id", "name", "app_id")
    WHERE NOT "deleted";
CREATE INDEX "app_listing_by_age" ON "app_listing" ("organization_id", "created_at", "name", "app_id")
    WHERE NOT "deleted";
CREATE INDEX "app_listing_by_owner" ON "app_listing" ("organization_id", "owner_name", "name", "app_id")
    WHERE NOT "deleted";
CREATE INDEX "app_listing_by_owner_down" ON "app_listing" ("organization_id", "owner_name" DESC, "name", "app_id")
    WHERE NOT "deleted";
CREATE INDEX "app_listing_by_expiry" ON "app_listing"
    ("organization_id", "next_expiry_at", "name", "app_id") WHERE NOT "deleted";
CREATE INDEX "app_listing_by_expiry_down" ON "app_listing"
    ("organization_id", (coalesce(nullif("next_expiry_at", 'infinity'), '-infinity')) DESC, "name", "app_id")
    WHERE NOT "deleted";
CREATE INDEX "app_listing_by_day_of_use" ON "app_listing" ("organization_id", "used_on") WHERE NOT "deleted";
CREATE INDEX "app_listing_deleted" ON "app_listing" ("organization_id", "name", "app_id") WHERE "deleted";
CREATE INDEX "app_listing_suspended" ON "app_listing" ("organization_id", "name", "app_id")
    WHERE "suspended" AND NOT "deleted";
CREATE INDEX "app_listing_never_used" ON "app_listing" ("organization_id", "name", "app_id")
    WHERE "never_used" AND NOT "deleted";
CREATE INDEX "app_listing_without_credential" ON "app_listing" ("organization_id", "name", "app_id")
    WHERE "credential" = 'none' AND NOT "deleted";
CREATE INDEX "app_listing_paused" ON "app_listing" ("organization_id", "paused_until")
    WHERE "paused_until" IS NOT NULL;
