-- CreateTable
CREATE TABLE "token_checker" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "api_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT,

    CONSTRAINT "token_checker_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "token_checker_organization_id_idx" ON "token_checker"("organization_id");

-- CreateIndex
CREATE INDEX "token_checker_api_id_idx" ON "token_checker"("api_id");

-- CreateIndex
CREATE UNIQUE INDEX "token_checker_app_id_api_id_key" ON "token_checker"("app_id", "api_id");

-- AddForeignKey
ALTER TABLE "token_checker" ADD CONSTRAINT "token_checker_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_checker" ADD CONSTRAINT "token_checker_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_checker" ADD CONSTRAINT "token_checker_api_id_fkey" FOREIGN KEY ("api_id") REFERENCES "api"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- PostgreSQL takes two rows without an API for different ones.
CREATE UNIQUE INDEX "token_checker_of_every_api" ON "token_checker"("app_id") WHERE "api_id" IS NULL;

-- The token path keeps them with the APIs.
CREATE TRIGGER "token_checker_inserted" AFTER INSERT ON "token_checker"
    REFERENCING NEW TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_apis_version"();
CREATE TRIGGER "token_checker_deleted" AFTER DELETE ON "token_checker"
    REFERENCING OLD TABLE AS "changed"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_apis_version"();

-- Until now every app of an organization could introspect every token of it. An app whose last use of
-- a secret or key was an introspection is an API, and goes on.
INSERT INTO "token_checker" ("id", "organization_id", "app_id", "created_at")
SELECT 'chk_' || substr(md5("app"."id"), 1, 20), "app"."organization_id", "app"."id", now()
FROM "app"
WHERE "app"."type" <> 'native' AND "app"."source" <> 'metadata_document' AND (
    EXISTS (SELECT 1 FROM "secret" JOIN "secret_use" ON "secret_use"."secret_id" = "secret"."id"
        WHERE "secret"."app_id" = "app"."id" AND "last_grant_type" = 'introspection')
    OR EXISTS (SELECT 1 FROM "app_key" JOIN "app_key_use" ON "app_key_use"."key_id" = "app_key"."id"
        WHERE "app_key"."app_id" = "app"."id" AND "last_grant_type" = 'introspection')
    OR EXISTS (SELECT 1 FROM "published_keys_use"
        WHERE "published_keys_use"."app_id" = "app"."id" AND "last_grant_type" = 'introspection'));
