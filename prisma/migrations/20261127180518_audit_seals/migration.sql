-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "audit_months" INTEGER NOT NULL DEFAULT 24;

-- CreateTable
CREATE TABLE "audit_unsealed" (
    "organization_id" TEXT NOT NULL,
    "event_id" UUID NOT NULL,

    CONSTRAINT "audit_unsealed_pkey" PRIMARY KEY ("organization_id","event_id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "organization_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("organization_id","number")
);

-- CreateTable
CREATE TABLE "audit_leaves" (
    "organization_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "leaves" BYTEA NOT NULL,

    CONSTRAINT "audit_leaves_pkey" PRIMARY KEY ("organization_id","number")
);

-- CreateTable
CREATE TABLE "audit_seal_key" (
    "id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "sealed_private" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_key_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "audit_seal" ADD CONSTRAINT "audit_seal_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "policy" ADD CONSTRAINT "policy_audit_months" CHECK ("audit_months" BETWEEN 1 AND 120);

ALTER TABLE "audit_seal"
    ADD CONSTRAINT "audit_seal_number_from_one" CHECK ("number" >= 1),
    ADD CONSTRAINT "audit_seal_signature_length" CHECK (octet_length("signature") = 64);
ALTER TABLE "audit_leaves"
    ADD CONSTRAINT "audit_leaves_length" CHECK (octet_length("leaves") % 48 = 0),
    -- Hashes do not get smaller by compression.
    ALTER COLUMN "leaves" SET STORAGE EXTERNAL;

-- What is committed waits for its seal, however late that is: nothing is counted off by time or number.
CREATE FUNCTION "audit_wait_for_seal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "audit_unsealed" VALUES (NEW."organization_id", NEW."id") ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER "audit_event_waits_for_seal" AFTER INSERT ON "audit_event"
    FOR EACH ROW EXECUTE FUNCTION "audit_wait_for_seal"();
INSERT INTO "audit_unsealed" SELECT "organization_id", "id" FROM "audit_event";

-- An event may go when the policy does not keep it any longer, and never before.
CREATE FUNCTION "audit_keep_row"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "months" int;
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT "audit_months" INTO "months" FROM "policy" WHERE "organization_id" = OLD."organization_id";
        IF OLD."at" < now() - make_interval(months => coalesce("months", 24)) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit events are never changed or removed'
        USING ERRCODE = 'insufficient_privilege';
END
$$;
DROP TRIGGER "audit_event_row_stays" ON "audit_event";
CREATE TRIGGER "audit_event_row_stays" BEFORE UPDATE OR DELETE ON "audit_event"
    FOR EACH ROW EXECUTE FUNCTION "audit_keep_row"();

CREATE TRIGGER "audit_seal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seal"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_event"();

-- Removes the events of these seals. The newest seal must say that they expire; it is signed, so whoever
-- can call this function cannot make believe that they did.
CREATE FUNCTION "audit_expire"("organization" text, "first" int, "last" int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    "expired" int;
    "removed" bigint;
BEGIN
    SELECT ("statement"::jsonb ->> 'expired')::int INTO "expired" FROM "audit_seal"
    WHERE "organization_id" = "organization" ORDER BY "number" DESC LIMIT 1;
    IF "expired" IS NULL OR "last" > "expired" THEN
        RAISE EXCEPTION 'no seal says that these events expire' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM "audit_event" e USING (
        SELECT encode(substr(l."leaves", 1 + 48 * "place", 16), 'hex')::uuid AS "id"
        FROM "audit_leaves" l, generate_series(0, octet_length(l."leaves") / 48 - 1) AS "place"
        WHERE l."organization_id" = "organization" AND l."number" BETWEEN "first" AND "last"
    ) AS "gone"
    WHERE e."id" = "gone"."id" AND e."organization_id" = "organization";
    GET DIAGNOSTICS "removed" = ROW_COUNT;
    DELETE FROM "audit_leaves"
    WHERE "organization_id" = "organization" AND "number" BETWEEN "first" AND "last";
    RETURN "removed";
END
$$;

-- Removes the partitions of past months that have become empty.
CREATE FUNCTION "audit_drop_empty_months"() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    "month" text;
    "filled" boolean;
BEGIN
    FOR "month" IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'audit_event'::regclass AND c.relname ~ '^audit_event_\d{4}_\d\d$'
            AND c.relname < 'audit_event_' || to_char(now() AT TIME ZONE 'UTC' - interval '1 month', 'YYYY_MM')
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', "month") INTO "filled";
        IF NOT "filled" THEN
            -- Again under the lock, because a late transaction may have written meanwhile.
            EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', "month");
            EXECUTE format('SELECT EXISTS (SELECT FROM %I)', "month") INTO "filled";
            IF NOT "filled" THEN
                EXECUTE format('DROP TABLE %I', "month");
            END IF;
        END IF;
    END LOOP;
END
$$;

DO $$
DECLARE
    "name" text;
BEGIN
    FOREACH "name" IN ARRAY ARRAY['audit_keep_row', 'audit_expire', 'audit_drop_empty_months'] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = %I, pg_temp', "name", current_schema());
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION "audit_expire", "audit_drop_empty_months" FROM PUBLIC;
