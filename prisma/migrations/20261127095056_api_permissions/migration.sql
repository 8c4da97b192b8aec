-- CreateEnum
CREATE TYPE "api_access" AS ENUM ('nobody', 'with_approval', 'every_app');

-- CreateEnum
CREATE TYPE "permission_kind" AS ENUM ('for_itself', 'for_people');

-- CreateEnum
CREATE TYPE "permission_status" AS ENUM ('requested', 'granted', 'refused');

-- AlterTable
ALTER TABLE "api" ADD COLUMN     "access_for_itself" "api_access" NOT NULL DEFAULT 'with_approval',
ADD COLUMN     "access_for_people" "api_access" NOT NULL DEFAULT 'every_app',
ADD COLUMN     "owner_id" TEXT;

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "granted_for_itself" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "granted_for_people" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "permissions_version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "api_permission" (
    "app_id" TEXT NOT NULL,
    "kind" "permission_kind" NOT NULL,
    "scope" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "status" "permission_status" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_name" TEXT,
    "word" TEXT NOT NULL DEFAULT '',
    "by_migration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "api_permission_pkey" PRIMARY KEY ("app_id","kind","scope")
);

-- CreateIndex
CREATE INDEX "api_permission_organization_id_scope_idx" ON "api_permission"("organization_id", "scope");

-- CreateIndex
CREATE INDEX "api_owner_id_idx" ON "api"("owner_id");

-- AddForeignKey
ALTER TABLE "api" ADD CONSTRAINT "api_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_permission" ADD CONSTRAINT "api_permission_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_permission" ADD CONSTRAINT "api_permission_organization_id_scope_fkey" FOREIGN KEY ("organization_id", "scope") REFERENCES "api_scope"("organization_id", "name") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE "app"
    ALTER COLUMN "granted_for_itself" SET NOT NULL,
    ALTER COLUMN "granted_for_people" SET NOT NULL;

ALTER TABLE "api_permission"
    ADD CONSTRAINT "api_permission_word_short" CHECK (length("word") <= 500),
    ADD CONSTRAINT "api_permission_decided" CHECK (
        ("status" = 'requested') = ("decided_at" IS NULL)
        AND ("decided_at" IS NOT NULL OR "decided_by_name" IS NULL));

-- The kinds of access that an app of this type can use at all.
CREATE FUNCTION "permission_kinds"("type" "app_type", "source" "app_source")
RETURNS "permission_kind"[] LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN "type" = 'native' OR "source" = 'metadata_document'
        THEN ARRAY['for_people']::"permission_kind"[]
        ELSE ARRAY['for_itself', 'for_people']::"permission_kind"[] END
$$;

-- What the rule of an API makes of a request.
CREATE FUNCTION "permission_by_rule"("rule" "api_access")
RETURNS "permission_status" LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE "rule" WHEN 'every_app' THEN 'granted' WHEN 'nobody' THEN 'refused'
        ELSE 'requested' END::"permission_status"
$$;

-- The registered scopes that tokens of this kind may carry: the granted ones, and those that belong
-- to no API, which nobody here can grant.
CREATE FUNCTION "granted_scopes"("of_app" "app", "of_kind" "permission_kind")
RETURNS TEXT[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg("name" ORDER BY "place"), '{}')
    FROM unnest(("of_app")."scopes") WITH ORDINALITY AS "registered"("name", "place")
    WHERE NOT EXISTS (
        SELECT FROM "api_scope"
        WHERE "organization_id" = ("of_app")."organization_id" AND "api_scope"."name" = "registered"."name")
    OR EXISTS (
        SELECT FROM "api_permission"
        WHERE "app_id" = ("of_app")."id" AND "kind" = "of_kind" AND "scope" = "registered"."name"
            AND "status" = 'granted')
$$;

-- Every token request reads what is granted from the app's row. The rows are locked first, so that
-- the statement that counts sees what others have decided meanwhile.
CREATE FUNCTION "keep_granted_scopes"("apps" TEXT[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM "app" WHERE "id" = ANY ("apps") ORDER BY "id" FOR NO KEY UPDATE;
    UPDATE "app" SET "granted_for_itself" = "present"."for_itself", "granted_for_people" = "present"."for_people",
        "permissions_version" = "permissions_version" + 1
    FROM (
        SELECT "id", "granted_scopes"("a", 'for_itself') AS "for_itself",
            "granted_scopes"("a", 'for_people') AS "for_people"
        FROM "app" "a" WHERE "id" = ANY ("apps")) AS "present"
    WHERE "app"."id" = "present"."id" AND ("granted_for_itself", "granted_for_people")
        IS DISTINCT FROM ("present"."for_itself", "present"."for_people");
END $$;

-- A registered scope of an API is a request. The API's rule answers it, or it waits.
CREATE FUNCTION "request_permissions"("apps" TEXT[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "api_permission" USING "app"
    WHERE "app_id" = "app"."id" AND "app"."id" = ANY ("apps") AND NOT (
        "scope" = ANY ("app"."scopes") AND "kind" = ANY ("permission_kinds"("app"."type", "app"."source")));
    INSERT INTO "api_permission"
        ("app_id", "kind", "scope", "organization_id", "status", "requested_at", "decided_at")
    SELECT "app"."id", "kind", "api_scope"."name", "app"."organization_id", "status", "at",
        CASE WHEN "status" <> 'requested' THEN "at" END
    FROM "app"
    JOIN "api_scope" ON "api_scope"."organization_id" = "app"."organization_id"
        AND "api_scope"."name" = ANY ("app"."scopes")
    JOIN "api" ON "api"."id" = "api_scope"."api_id"
    CROSS JOIN unnest("permission_kinds"("app"."type", "app"."source")) AS "kind"
    CROSS JOIN LATERAL (SELECT greatest("app"."updated_at", "api"."updated_at") AS "at",
        "permission_by_rule"(CASE "kind" WHEN 'for_itself' THEN "api"."access_for_itself"
            ELSE "api"."access_for_people" END) AS "status") AS "answer"
    WHERE "app"."id" = ANY ("apps")
    ON CONFLICT DO NOTHING;
    PERFORM "keep_granted_scopes"("apps");
END $$;

-- What existing apps were registered for, they have. Before the triggers, which would ask again.
INSERT INTO "api_permission" ("app_id", "kind", "scope", "organization_id", "status", "requested_at",
    "decided_at", "by_migration")
SELECT "app"."id", "kind", "api_scope"."name", "app"."organization_id", 'granted', now(), now(), true
FROM "app"
JOIN "api_scope" ON "api_scope"."organization_id" = "app"."organization_id"
    AND "api_scope"."name" = ANY ("app"."scopes")
CROSS JOIN unnest("permission_kinds"("app"."type", "app"."source")) AS "kind";

UPDATE "app" SET "granted_for_itself" = "granted_scopes"("app", 'for_itself'),
    "granted_for_people" = "granted_scopes"("app", 'for_people');

-- An app's scopes change. The organization is held against a change of its APIs at the same moment:
-- neither would see the other.
CREATE FUNCTION "app_requests_permissions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM "organization" WHERE "id" = NEW."organization_id" FOR SHARE;
    PERFORM "request_permissions"(ARRAY[NEW."id"]);
    RETURN NULL;
END $$;

CREATE TRIGGER "app_inserted" AFTER INSERT ON "app"
    FOR EACH ROW WHEN (cardinality(NEW."scopes") > 0)
    EXECUTE FUNCTION "app_requests_permissions"();
CREATE TRIGGER "app_updated" AFTER UPDATE OF "scopes", "type", "source" ON "app"
    FOR EACH ROW WHEN ((OLD."scopes", OLD."type", OLD."source")
        IS DISTINCT FROM (NEW."scopes", NEW."type", NEW."source"))
    EXECUTE FUNCTION "app_requests_permissions"();

-- An API gets a scope, or loses one: whoever is registered for it asks, or need not ask any more.
CREATE FUNCTION "api_scopes_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "request_permissions"(array(
        SELECT DISTINCT "app"."id" FROM "app" JOIN "changed"
            ON "changed"."organization_id" = "app"."organization_id"
            AND "changed"."name" = ANY ("app"."scopes")));
    RETURN NULL;
END $$;

CREATE TRIGGER "api_scope_gained" AFTER INSERT ON "api_scope" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "api_scopes_change"();
CREATE TRIGGER "api_scope_lost" AFTER DELETE ON "api_scope" REFERENCING OLD TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "api_scopes_change"();

-- A new rule answers what still waits, and what the old one refused. What is granted stays granted,
-- and what somebody refused stays refused.
CREATE FUNCTION "api_rule_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM "app" WHERE "id" IN (
        SELECT "app_id" FROM "api_permission"
        JOIN "api_scope" ON "api_scope"."organization_id" = "api_permission"."organization_id"
            AND "api_scope"."name" = "api_permission"."scope"
        JOIN "after" ON "after"."id" = "api_scope"."api_id")
    ORDER BY "id" FOR NO KEY UPDATE;
    UPDATE "api_permission" SET "status" = "answer"."status",
        "decided_at" = CASE WHEN "answer"."status" <> 'requested' THEN "after"."updated_at" END
    FROM "api_scope"
    JOIN "before" ON "before"."id" = "api_scope"."api_id"
    JOIN "after" ON "after"."id" = "api_scope"."api_id"
    CROSS JOIN (VALUES ('for_itself'::"permission_kind"), ('for_people')) AS "of"("kind")
    CROSS JOIN LATERAL (SELECT
        CASE "of"."kind" WHEN 'for_itself' THEN "before"."access_for_itself"
            ELSE "before"."access_for_people" END AS "old_rule",
        CASE "of"."kind" WHEN 'for_itself' THEN "after"."access_for_itself"
            ELSE "after"."access_for_people" END AS "new_rule") AS "rules"
    CROSS JOIN LATERAL (SELECT "permission_by_rule"("new_rule") AS "status") AS "answer"
    WHERE "api_permission"."organization_id" = "api_scope"."organization_id"
        AND "api_permission"."scope" = "api_scope"."name" AND "api_permission"."kind" = "of"."kind"
        AND "old_rule" <> "new_rule" AND "api_permission"."status" <> 'granted'
        AND "decided_by_name" IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER "api_rule_changed" AFTER UPDATE ON "api"
    REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
    FOR EACH STATEMENT EXECUTE FUNCTION "api_rule_changes"();

CREATE FUNCTION "permissions_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "keep_granted_scopes"(array(SELECT DISTINCT "app_id" FROM "changed"));
    RETURN NULL;
END $$;

CREATE TRIGGER "api_permission_inserted" AFTER INSERT ON "api_permission" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "permissions_change"();
CREATE TRIGGER "api_permission_updated" AFTER UPDATE ON "api_permission" REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "permissions_change"();
CREATE TRIGGER "api_permission_deleted" AFTER DELETE ON "api_permission" REFERENCING OLD TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "permissions_change"();
