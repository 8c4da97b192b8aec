-- CreateEnum
CREATE TYPE "signal_stream_status" AS ENUM ('enabled', 'paused', 'disabled');

-- CreateEnum
CREATE TYPE "signal_delivery" AS ENUM ('push', 'poll');

-- CreateEnum
CREATE TYPE "signal_kind" AS ENUM ('verification', 'stream_updated', 'secret', 'key', 'leak', 'app', 'grant', 'family', 'session', 'person', 'token');

-- CreateTable
CREATE TABLE "signal_stream" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" "signal_stream_status" NOT NULL DEFAULT 'enabled',
    "status_reason" TEXT NOT NULL DEFAULT '',
    "stopped_by_name" TEXT,
    "delivery" "signal_delivery" NOT NULL,
    "endpoint_url" TEXT,
    "sealed_authorization" BYTEA,
    "events_requested" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "verification_asked_at" TIMESTAMPTZ(3),
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "abandoned" INTEGER NOT NULL DEFAULT 0,
    "last_delivered_at" TIMESTAMPTZ(3),
    "last_polled_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,

    CONSTRAINT "signal_stream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signal" (
    "id" UUID NOT NULL,
    "stream_id" TEXT NOT NULL,
    "kind" "signal_kind" NOT NULL,
    "app_id" TEXT,
    "person_id" TEXT,
    "subject" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signal_stream_organization_id_idx" ON "signal_stream"("organization_id");

-- CreateIndex
CREATE INDEX "signal_stream_app_id_idx" ON "signal_stream"("app_id");

-- CreateIndex
CREATE INDEX "signal_stream_id_next_attempt_at_idx" ON "signal"("stream_id", "next_attempt_at");

-- CreateIndex
CREATE INDEX "signal_next_attempt_at_idx" ON "signal"("next_attempt_at");

-- AddForeignKey
ALTER TABLE "signal_stream" ADD CONSTRAINT "signal_stream_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal_stream" ADD CONSTRAINT "signal_stream_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "signal_stream"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "signal_stream"
    ADD CONSTRAINT "signal_stream_description_length" CHECK (length("description") <= 200),
    ADD CONSTRAINT "signal_stream_reason_length" CHECK (length("status_reason") <= 200),
    ADD CONSTRAINT "signal_stream_endpoint_length" CHECK (length("endpoint_url") <= 500),
    ADD CONSTRAINT "signal_stream_events" CHECK (cardinality("events_requested") <= 20),
    ADD CONSTRAINT "signal_stream_pushed_somewhere"
        CHECK (("delivery" = 'push') = ("endpoint_url" IS NOT NULL)),
    ADD CONSTRAINT "signal_stream_authorization_of_push"
        CHECK ("sealed_authorization" IS NULL OR "delivery" = 'push');
ALTER TABLE "signal" ADD CONSTRAINT "signal_subject_length" CHECK (length("subject") <= 1000);

-- What tokens name in the claim `ends_with`: an id that tells nothing about what it stands for. The
-- same function is in lib/signals/ends-with.ts.
CREATE FUNCTION "signal_subject"("what" text, "name" bytea) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT translate(encode(substring(sha256(convert_to("what" || ' ', 'UTF8') || "name") FOR 15), 'base64'),
        '+/', '-_')
$$;

-- The event type of a signal; null for what a stream is told about itself. The same is in
-- lib/signals/signal-stream.ts.
CREATE FUNCTION "signal_event"("what" "signal_kind") RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT 'https://schemas.openid.net/secevent/' || CASE
        WHEN "what" IN ('verification', 'stream_updated') THEN NULL
        WHEN "what" IN ('secret', 'key') THEN 'caep/event-type/credential-change'
        WHEN "what" = 'leak' THEN 'risc/event-type/credential-compromise'
        ELSE 'caep/event-type/session-revoked' END
$$;

-- Writes a signal for each stream of the organization that asks for it, and whose receiver still checks
-- tokens.
CREATE FUNCTION "send_signal"(
    "organization" text, "what" "signal_kind", "app" text, "person" text, "about" text, "ended" timestamptz
) RETURNS void LANGUAGE sql AS $$
    INSERT INTO "signal" ("id", "stream_id", "kind", "app_id", "person_id", "subject", "at", "next_attempt_at")
    SELECT gen_random_uuid(), "stream"."id", "what", "app", "person", "about", "ended", "ended"
    FROM "signal_stream" "stream"
    WHERE "stream"."organization_id" = "organization" AND "stream"."status" <> 'disabled'
        AND "signal_event"("what") = ANY ("stream"."events_requested")
        AND EXISTS (SELECT FROM "token_checker" WHERE "token_checker"."app_id" = "stream"."app_id")
$$;

-- About a person: to each organization that has them, and to each whose apps they let act for them.
CREATE FUNCTION "send_person_signal"(
    "what" "signal_kind", "person" text, "about" text, "ended" timestamptz
) RETURNS void LANGUAGE sql AS $$
    SELECT "send_signal"("organization_id", "what", NULL, "person", "about", "ended") FROM (
        SELECT "organization_id" FROM "membership" WHERE "person_id" = "person"
        UNION
        SELECT "app"."organization_id" FROM "app_grant" JOIN "app" ON "app"."id" = "app_grant"."app_id"
        WHERE "app_grant"."person_id" = "person") AS "theirs"
$$;

-- About one token of an app.
CREATE FUNCTION "send_token_signal"("of_app" text, "jti" text, "ended" timestamptz) RETURNS void LANGUAGE sql AS $$
    SELECT "send_signal"("organization_id", 'token', "id", NULL, "jti", "ended") FROM "app" WHERE "id" = "of_app"
$$;

-- Whatever ends tokens ends them by one of these rows, so no code can forget to tell.
CREATE FUNCTION "secret_ends_tokens"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "organization" text := (SELECT "organization_id" FROM "app" WHERE "id" = NEW."app_id");
    "about" text := "signal_subject"('credential', convert_to(NEW."id", 'UTF8'));
    "ended" timestamptz := CASE WHEN OLD."retired_at" IS NULL THEN NEW."retired_at" ELSE now() END;
BEGIN
    PERFORM "send_signal"("organization", 'secret', NEW."app_id", NULL, "about", "ended");
    IF NEW."retired_because" = 'leaked' THEN
        PERFORM "send_signal"("organization", 'leak', NEW."app_id", NULL, "about", "ended");
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "secret_ended_with_tokens" AFTER UPDATE OF "retirement" ON "secret" FOR EACH ROW
    WHEN (OLD."retirement" IS DISTINCT FROM NEW."retirement" AND NEW."retirement" IN ('revoked', 'regenerated'))
    EXECUTE FUNCTION "secret_ends_tokens"();

CREATE FUNCTION "app_ends_tokens"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD."suspended_at" IS NULL AND NEW."suspended_at" IS NOT NULL)
        OR (OLD."deleted_at" IS NULL AND NEW."deleted_at" IS NOT NULL) THEN
        PERFORM "send_signal"(NEW."organization_id", 'app', NEW."id", NULL, NULL,
            greatest(NEW."suspended_at", NEW."deleted_at"));
    END IF;
    -- A regeneration ends what is left of secrets that have expired. No JWT lives for more than 48 hours.
    IF OLD."regenerated_at" IS DISTINCT FROM NEW."regenerated_at" THEN
        PERFORM "send_signal"(NEW."organization_id", 'secret', NEW."id", NULL,
            "signal_subject"('credential', convert_to("secret"."id", 'UTF8')), NEW."regenerated_at")
        FROM "secret" WHERE "secret"."app_id" = NEW."id" AND "secret"."retirement" = 'expired'
            AND "secret"."retired_at" > NEW."regenerated_at" - interval '48 hours';
    END IF;
    IF OLD."jwks_id" IS NOT NULL AND OLD."jwks_id" IS DISTINCT FROM NEW."jwks_id" THEN
        PERFORM "send_signal"(NEW."organization_id", 'key', NEW."id", NULL,
            "signal_subject"('credential', convert_to(OLD."jwks_id", 'UTF8')), NEW."updated_at");
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "app_ended_tokens" AFTER UPDATE ON "app" FOR EACH ROW
    WHEN (OLD."suspended_at" IS DISTINCT FROM NEW."suspended_at"
        OR OLD."deleted_at" IS DISTINCT FROM NEW."deleted_at"
        OR OLD."regenerated_at" IS DISTINCT FROM NEW."regenerated_at"
        OR OLD."jwks_id" IS DISTINCT FROM NEW."jwks_id")
    EXECUTE FUNCTION "app_ends_tokens"();

CREATE FUNCTION "key_ends_tokens"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "send_signal"("app"."organization_id", 'key', OLD."app_id", NULL,
        "signal_subject"('credential', convert_to(OLD."id", 'UTF8')), now())
    FROM "app" WHERE "app"."id" = OLD."app_id";
    RETURN NULL;
END $$;

CREATE TRIGGER "app_key_ended_tokens" AFTER DELETE ON "app_key" FOR EACH ROW
    EXECUTE FUNCTION "key_ends_tokens"();

CREATE FUNCTION "grant_ends_tokens"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "send_signal"("app"."organization_id", 'grant', OLD."app_id", OLD."person_id",
        "signal_subject"('grant', OLD."digest"), now())
    FROM "app" WHERE "app"."id" = OLD."app_id";
    RETURN NULL;
END $$;

CREATE TRIGGER "app_grant_ended_tokens" AFTER DELETE ON "app_grant" FOR EACH ROW
    EXECUTE FUNCTION "grant_ends_tokens"();

-- A family is known by its code alone: its app and person stand on what came of it.
CREATE FUNCTION "family_ends_tokens"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "send_signal"("app"."organization_id", 'family', "app"."id", "one"."person_id",
        "signal_subject"('family', NEW."digest"), NEW."ended_at")
    FROM (
        (SELECT "app_id", "person_id" FROM "artifact" WHERE "digest" = NEW."digest" LIMIT 1)
        UNION ALL
        (SELECT "app_id", "person_id" FROM "artifact" WHERE "uid_digest" = NEW."digest" LIMIT 1)
        LIMIT 1) AS "one"
    JOIN "app" ON "app"."id" = "one"."app_id";
    RETURN NULL;
END $$;

CREATE TRIGGER "family_ended" AFTER INSERT ON "token_family" FOR EACH ROW
    WHEN (NEW."ended_at" IS NOT NULL) EXECUTE FUNCTION "family_ends_tokens"();
CREATE TRIGGER "family_ended_later" AFTER UPDATE OF "ended_at" ON "token_family" FOR EACH ROW
    WHEN (OLD."ended_at" IS NULL AND NEW."ended_at" IS NOT NULL) EXECUTE FUNCTION "family_ends_tokens"();

CREATE FUNCTION "person_ends_tokens"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "send_person_signal"('person', NEW."id", NULL, NEW."disabled_at");
    RETURN NULL;
END $$;

CREATE TRIGGER "person_ended_tokens" AFTER UPDATE OF "disabled_at" ON "person" FOR EACH ROW
    WHEN (OLD."disabled_at" IS NULL AND NEW."disabled_at" IS NOT NULL)
    EXECUTE FUNCTION "person_ends_tokens"();

CREATE TRIGGER "federated_credential_ended_tokens" AFTER DELETE ON "federated_credential" FOR EACH ROW
    EXECUTE FUNCTION "key_ends_tokens"();
