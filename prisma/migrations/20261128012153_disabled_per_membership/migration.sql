-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "acted_at" TIMESTAMPTZ(3),
ADD COLUMN     "disabled_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "person_session" ADD COLUMN     "organization_id" TEXT,
ADD COLUMN     "stays_there" BOOLEAN NOT NULL DEFAULT false;

-- Whoever was disabled everywhere is disabled in each of their organizations.
UPDATE "membership" SET "disabled_at" = "person"."disabled_at"
FROM "person" WHERE "person"."id" = "membership"."person_id" AND "person"."disabled_at" IS NOT NULL;

-- A person is disabled while every membership of theirs is. The lock makes two changes of one person
-- happen one after the other: each then sees what the other has done.
CREATE FUNCTION "membership_decides"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "who" text := CASE WHEN TG_OP = 'DELETE' THEN OLD."person_id" ELSE NEW."person_id" END;
    "before" timestamptz;
    "after" timestamptz;
BEGIN
    SELECT "disabled_at" INTO "before" FROM "person" WHERE "id" = "who" FOR NO KEY UPDATE;
    SELECT CASE WHEN count(*) = count("disabled_at") THEN max("disabled_at") END INTO "after"
    FROM "membership" WHERE "person_id" = "who";
    IF "before" IS DISTINCT FROM "after" THEN
        UPDATE "person" SET "disabled_at" = "after" WHERE "id" = "who";
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "membership_added" AFTER INSERT ON "membership" FOR EACH ROW
    EXECUTE FUNCTION "membership_decides"();
CREATE TRIGGER "membership_disabled" AFTER UPDATE OF "disabled_at" ON "membership" FOR EACH ROW
    WHEN (OLD."disabled_at" IS DISTINCT FROM NEW."disabled_at")
    EXECUTE FUNCTION "membership_decides"();
CREATE TRIGGER "membership_removed" AFTER DELETE ON "membership" FOR EACH ROW
    EXECUTE FUNCTION "membership_decides"();

-- Processes of the version before, which run for a moment beside new ones, disable the person. That
-- is every membership. A change that a trigger makes is one of the function above.
CREATE FUNCTION "person_decides"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "membership" SET "disabled_at" = NEW."disabled_at" WHERE "person_id" = NEW."id";
    RETURN NULL;
END $$;

CREATE TRIGGER "person_disabled_everywhere" AFTER UPDATE OF "disabled_at" ON "person" FOR EACH ROW
    WHEN (pg_trigger_depth() = 0 AND OLD."disabled_at" IS DISTINCT FROM NEW."disabled_at")
    EXECUTE FUNCTION "person_decides"();

-- Whoever is disabled in one organization, and not in all, is told of to that organization alone. Of a
-- person who is disabled altogether `person_ended_tokens` tells.
CREATE FUNCTION "membership_ends_tokens"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "person" WHERE "id" = NEW."person_id" AND "disabled_at" IS NULL) THEN
        PERFORM "send_signal"(NEW."organization_id", 'person', NULL, NEW."person_id", NULL, NEW."disabled_at");
    END IF;
    RETURN NULL;
END $$;

-- The name comes after `membership_disabled`: triggers of one change run in the order of their names.
CREATE TRIGGER "membership_ended_tokens" AFTER UPDATE OF "disabled_at" ON "membership" FOR EACH ROW
    WHEN (OLD."disabled_at" IS NULL AND NEW."disabled_at" IS NOT NULL)
    EXECUTE FUNCTION "membership_ends_tokens"();
