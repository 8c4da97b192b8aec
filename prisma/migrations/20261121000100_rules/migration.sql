-- What holds whatever the code does. Lengths are a little wider than the forms allow: they stop
-- defects and floods, while the forms speak to people.

ALTER TABLE "organization"
    ADD CONSTRAINT "organization_id_form" CHECK ("id" ~ '^org_[0-9A-Za-z]{20}$'),
    ADD CONSTRAINT "organization_name_length" CHECK (length("name") BETWEEN 1 AND 200);

ALTER TABLE "person"
    ADD CONSTRAINT "person_id_form" CHECK ("id" ~ '^psn_[0-9A-Za-z]{20}$'),
    ADD CONSTRAINT "person_email_lower_case" CHECK ("email" = lower("email")),
    ADD CONSTRAINT "person_email_length" CHECK (length("email") BETWEEN 3 AND 254),
    ADD CONSTRAINT "person_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    ADD CONSTRAINT "person_password_is_bcrypt" CHECK ("password_digest" ~ '^\$2[aby]\$.{56}$'),
    ADD CONSTRAINT "person_session_epoch_positive" CHECK ("session_epoch" > 0);

ALTER TABLE "person_session"
    ADD CONSTRAINT "person_session_digest_length" CHECK (octet_length("id_digest") = 32);

ALTER TABLE "setup_link"
    ADD CONSTRAINT "setup_link_digest_length" CHECK (octet_length("token_digest") = 32),
    ADD CONSTRAINT "setup_link_ends_later" CHECK ("expires_at" > "created_at");

ALTER TABLE "app"
    ADD CONSTRAINT "app_id_form" CHECK ("id" ~ '^app_[0-9A-Za-z]{20}$'),
    ADD CONSTRAINT "app_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    ADD CONSTRAINT "app_text_lengths" CHECK (
        length("description") <= 4000 AND length("company") <= 200
        AND length("website_url") <= 2048 AND length("terms_url") <= 2048
        AND length("privacy_url") <= 2048
    ),
    ADD CONSTRAINT "app_redirect_uri_count" CHECK (cardinality("redirect_uris") <= 100),
    ADD CONSTRAINT "app_scope_count" CHECK (cardinality("scopes") <= 200),
    ADD CONSTRAINT "app_version_positive" CHECK ("version" > 0);

ALTER TABLE "app_logo"
    ADD CONSTRAINT "app_logo_size" CHECK (octet_length("png") BETWEEN 1 AND 1048576);

-- At most two active secrets: a slot is 1 or 2, the unique index lets each be held once in an app,
-- and exactly the retired ones hold none.
ALTER TABLE "secret"
    ADD CONSTRAINT "secret_id_form" CHECK ("id" ~ '^[0-9A-Za-z]{8}$'),
    ADD CONSTRAINT "secret_name_length" CHECK (length("name") BETWEEN 1 AND 200),
    ADD CONSTRAINT "secret_prefix_form" CHECK ("prefix" ~ '^[a-z][a-z0-9]{0,11}_cs$'),
    ADD CONSTRAINT "secret_last_four_form" CHECK ("last_four" ~ '^[0-9A-Za-z]{4}$'),
    ADD CONSTRAINT "secret_digest_length" CHECK (octet_length("digest") = 32),
    ADD CONSTRAINT "secret_pepper_version_positive" CHECK ("pepper_version" > 0),
    ADD CONSTRAINT "secret_slot_one_or_two" CHECK ("slot" IN (1, 2)),
    ADD CONSTRAINT "secret_slot_until_retired" CHECK (("slot" IS NULL) = ("retired_at" IS NOT NULL)),
    ADD CONSTRAINT "secret_retired_for_a_reason" CHECK (("retired_at" IS NULL) = ("retirement" IS NULL)),
    ADD CONSTRAINT "secret_ends_later" CHECK ("expires_at" > "created_at");

-- A check on NULL passes, so the slot of an active secret is pinned by the pair of checks above.

CREATE FUNCTION "keep_secret_as_issued"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."retired_at" IS NOT NULL AND NEW."retired_at" IS NULL THEN
        RAISE EXCEPTION 'a retired secret never becomes active again'
            USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW."id", NEW."app_id", NEW."digest", NEW."pepper_version", NEW."created_at")
        IS DISTINCT FROM (OLD."id", OLD."app_id", OLD."digest", OLD."pepper_version", OLD."created_at")
    THEN
        RAISE EXCEPTION 'a secret stays what it was when it was issued'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER "secret_as_issued" BEFORE UPDATE ON "secret"
    FOR EACH ROW EXECUTE FUNCTION "keep_secret_as_issued"();

ALTER TABLE "secret_use"
    ADD CONSTRAINT "secret_use_in_order" CHECK ("last_used_at" >= "first_used_at");

ALTER TABLE "secret_use_hour"
    ADD CONSTRAINT "secret_use_hour_whole" CHECK (extract(epoch FROM "hour")::bigint % 3600 = 0),
    ADD CONSTRAINT "secret_use_hour_positive" CHECK ("uses" > 0);

ALTER TABLE "artifact"
    ADD CONSTRAINT "artifact_digest_length" CHECK (octet_length("digest") = 32),
    ADD CONSTRAINT "artifact_ends_later" CHECK ("expires_at" > "created_at");

-- The trail grows and never changes.
CREATE FUNCTION "refuse_change_of_audit_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are never changed or removed'
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_event"();

ALTER TABLE "audit_event"
    ADD CONSTRAINT "audit_event_detail_object" CHECK (jsonb_typeof("detail") = 'object');

-- Tokens come and go by the thousand: room in each page for the one update of a consumed one, and
-- a vacuum that comes before the table has doubled.
ALTER TABLE "artifact" SET (
    fillfactor = 90,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_vacuum_insert_scale_factor = 0.1,
    autovacuum_analyze_scale_factor = 0.05
);

-- Rows that are updated every second, in place.
ALTER TABLE "secret_use" SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "secret_use_hour" SET (fillfactor = 80);
ALTER TABLE "person_session" SET (fillfactor = 80);
