-- The audit log is partitioned by month, and says of which app an event is and why something was
-- refused. The key stays the id: a UUID of version 7 begins with the time at which it was made, so a
-- range of ids is a range of time, and one event is found by its id in one partition.

ALTER TABLE "audit_event" RENAME TO "audit_event_before";
DROP TRIGGER "audit_event_append_only" ON "audit_event_before";
ALTER TABLE "audit_event_before" DROP CONSTRAINT "audit_event_pkey";
ALTER TABLE "audit_event_before" DROP CONSTRAINT "audit_event_organization_id_fkey";
ALTER TABLE "audit_event_before" DROP CONSTRAINT "audit_event_detail_object";
DROP INDEX "audit_event_organization_id_at_idx";
DROP INDEX "audit_event_target_kind_target_id_at_idx";

CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "organization_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "app_id" TEXT,
    "cause" TEXT,
    "address" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "audit_event_detail_object" CHECK (jsonb_typeof("detail") = 'object')
) PARTITION BY RANGE ("id");

-- What no month takes: an insert never fails for a month that is missing.
CREATE TABLE "audit_event_default" PARTITION OF "audit_event" DEFAULT;

-- The smallest id that is made at this moment.
CREATE FUNCTION "audit_id_at"("moment" timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM "moment") * 1000)::bigint), 12, '0')
        || repeat('0', 20))::uuid
$$;

-- Makes the partition of the month in which this moment is, unless it is there. Events of that month
-- which are in the default partition stay there, and the month with them.
CREATE FUNCTION "audit_make_month"("moment" timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    "start" timestamp := date_trunc('month', "moment" AT TIME ZONE 'UTC');
    "name" text := 'audit_event_' || to_char("start", 'YYYY_MM');
BEGIN
    IF EXISTS (
        SELECT 1 FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'audit_event'::regclass AND c.relname = "name"
    ) THEN
        RETURN;
    END IF;
    EXECUTE format(
        'CREATE TABLE %I PARTITION OF "audit_event" FOR VALUES FROM (%L) TO (%L)', "name",
        "audit_id_at"("start" AT TIME ZONE 'UTC'),
        "audit_id_at"(("start" + interval '1 month') AT TIME ZONE 'UTC')
    );
    EXECUTE format(
        'CREATE TRIGGER "audit_event_never_emptied" BEFORE TRUNCATE ON %I
         FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_event"()', "name"
    );
EXCEPTION WHEN check_violation THEN
    RETURN;
END
$$;

-- The partitions of this month and of the three to come. The running server owns no table, so it makes
-- them as the owner.
CREATE FUNCTION "audit_make_months"() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
    SELECT "audit_make_month"(now() + make_interval(months => "ahead"))
    FROM generate_series(0, 3) AS "ahead"
$$;

-- Nobody puts tables of their own before the ones that these functions mean.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION "audit_make_month" SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION "audit_make_months" SET search_path = %I, pg_temp', current_schema());
END
$$;
REVOKE EXECUTE ON FUNCTION "audit_make_month", "audit_make_months" FROM PUBLIC;

SELECT "audit_make_month"("month")
FROM generate_series(
    (SELECT greatest(min("at"), now() - interval '10 years') FROM "audit_event_before" HAVING count(*) > 0),
    now() + interval '1 month', interval '1 month'
) AS "month";
SELECT "audit_make_months"();

INSERT INTO "audit_event" (
    "id", "organization_id", "at", "actor_id", "actor_name", "action", "target_kind", "target_id",
    "target_name", "detail", "app_id", "address", "user_agent", "request_id"
)
SELECT
    e."id", e."organization_id", e."at", e."actor_id", e."actor_name", e."action", e."target_kind",
    e."target_id", e."target_name", e."detail",
    coalesce(CASE WHEN e."target_kind" = 'app' THEN e."target_id" END, e."detail" ->> 'appId', s."app_id"),
    e."address", e."user_agent", e."request_id"
FROM "audit_event_before" e
LEFT JOIN "secret" s ON e."target_kind" = 'secret' AND s."id" = e."target_id";

DROP TABLE "audit_event_before";

CREATE INDEX "audit_event_organization_id_id_idx" ON "audit_event"("organization_id", "id");
CREATE INDEX "audit_event_organization_id_actor_id_id_idx" ON "audit_event"("organization_id", "actor_id", "id");
CREATE INDEX "audit_event_organization_id_app_id_id_idx" ON "audit_event"("organization_id", "app_id", "id");
CREATE INDEX "audit_event_organization_id_action_id_idx" ON "audit_event"("organization_id", "action", "id");
CREATE INDEX "audit_event_organization_id_cause_id_idx" ON "audit_event"("organization_id", "cause", "id");
CREATE INDEX "audit_event_organization_id_address_id_idx" ON "audit_event"("organization_id", "address", "id");
CREATE INDEX "audit_event_organization_id_request_id_id_idx" ON "audit_event"("organization_id", "request_id", "id");
CREATE INDEX "audit_event_target_kind_target_id_id_idx" ON "audit_event"("target_kind", "target_id", "id");
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_organization_id_fkey"
    FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A trigger for statements sees only those that name its own table; one for rows is in every partition.
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR TRUNCATE ON "audit_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_event"();
CREATE TRIGGER "audit_event_never_emptied" BEFORE TRUNCATE ON "audit_event_default"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_event"();
CREATE TRIGGER "audit_event_row_stays" BEFORE UPDATE OR DELETE ON "audit_event"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_audit_event"();
