-- A web app acts for itself only when that is switched on, so until then it requests nothing for
-- itself. What it is granted already it keeps: it may exchange tokens of other apps with it.
CREATE FUNCTION "requested_kinds"("of_app" "app")
RETURNS "permission_kind"[] LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN ("of_app")."type" = 'web' AND NOT ("of_app")."client_credentials"
        THEN ARRAY['for_people']::"permission_kind"[]
        ELSE "permission_kinds"(("of_app")."type", ("of_app")."source") END
$$;

-- What somebody has refused or withdrawn stays so when the app drops the scope and registers it again.
-- Otherwise an API that answers every app would give it back.
CREATE OR REPLACE FUNCTION "request_permissions"("apps" TEXT[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "api_permission" USING "app"
    WHERE "app_id" = "app"."id" AND "app"."id" = ANY ("apps")
        AND NOT ("status" = 'refused' AND "decided_by_name" IS NOT NULL) AND NOT (
        "scope" = ANY ("app"."scopes") AND "kind" = ANY (CASE "status"
            WHEN 'requested' THEN "requested_kinds"("app")
            ELSE "permission_kinds"("app"."type", "app"."source") END));
    INSERT INTO "api_permission"
        ("app_id", "kind", "scope", "organization_id", "status", "requested_at", "decided_at")
    SELECT "app"."id", "kind", "api_scope"."name", "app"."organization_id", "status", "at",
        CASE WHEN "status" <> 'requested' THEN "at" END
    FROM "app"
    JOIN "api_scope" ON "api_scope"."organization_id" = "app"."organization_id"
        AND "api_scope"."name" = ANY ("app"."scopes")
    JOIN "api" ON "api"."id" = "api_scope"."api_id"
    CROSS JOIN unnest("requested_kinds"("app")) AS "kind"
    CROSS JOIN LATERAL (SELECT greatest("app"."updated_at", "api"."updated_at") AS "at",
        "permission_by_rule"(CASE "kind" WHEN 'for_itself' THEN "api"."access_for_itself"
            ELSE "api"."access_for_people" END) AS "status") AS "answer"
    WHERE "app"."id" = ANY ("apps")
    ON CONFLICT DO NOTHING;
    PERFORM "keep_granted_scopes"("apps");
END $$;

DROP TRIGGER "app_updated" ON "app";
CREATE TRIGGER "app_updated" AFTER UPDATE OF "scopes", "type", "source", "client_credentials" ON "app"
    FOR EACH ROW WHEN ((OLD."scopes", OLD."type", OLD."source", OLD."client_credentials")
        IS DISTINCT FROM (NEW."scopes", NEW."type", NEW."source", NEW."client_credentials"))
    EXECUTE FUNCTION "app_requests_permissions"();
