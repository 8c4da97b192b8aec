-- CreateTable
CREATE TABLE "certificate_use" (
    "id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "last_address" TEXT NOT NULL,
    "last_user_agent" TEXT NOT NULL,
    "last_grant_type" TEXT NOT NULL,

    CONSTRAINT "certificate_use_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_use_app_id_key" ON "certificate_use"("app_id");

-- AddForeignKey
ALTER TABLE "certificate_use" ADD CONSTRAINT "certificate_use_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

ALTER TABLE "certificate_use"
    ADD CONSTRAINT "certificate_use_id_form" CHECK ("id" ~ '^crt_[0-9A-Za-z_-]{22}$'),
    ADD CONSTRAINT "certificate_use_text_lengths" CHECK (length("last_address") <= 100
        AND length("last_user_agent") <= 256 AND length("last_grant_type") <= 80);

-- All uses of these apps, as their rows show the last one.
CREATE OR REPLACE FUNCTION "keep_app_last_use"("apps" TEXT[]) RETURNS void LANGUAGE plpgsql
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
            (SELECT "used"."last_used_at" FROM "certificate_use" "used" WHERE "used"."app_id" = "app"."id"),
            (SELECT max("last_at") FROM "app_sign_in" WHERE "app_sign_in"."app_id" = "app"."id")
        ), 'UTC'), '-infinity')
    FROM "app" WHERE "app"."id" = ANY ("apps")
    ON CONFLICT ("app_id") DO UPDATE SET "name" = EXCLUDED."name", "at" = EXCLUDED."at"
    WHERE "app_last_use" IS DISTINCT FROM EXCLUDED;
END $$;

CREATE FUNCTION "certificate_use_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "raise_app_last_use"(array_agg("app_id"), array_agg("last_used_at")) FROM "noted";
    RETURN NULL;
END $$;

CREATE TRIGGER "certificate_use_first" AFTER INSERT ON "certificate_use" REFERENCING NEW TABLE AS "noted"
    FOR EACH STATEMENT EXECUTE FUNCTION "certificate_use_is_listed"();
CREATE TRIGGER "certificate_use_again" AFTER UPDATE ON "certificate_use" REFERENCING NEW TABLE AS "noted"
    FOR EACH STATEMENT EXECUTE FUNCTION "certificate_use_is_listed"();
