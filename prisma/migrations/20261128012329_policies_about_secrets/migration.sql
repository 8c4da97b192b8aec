-- CreateEnum
CREATE TYPE "registration_by" AS ENUM ('developers', 'administrators');

-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "access_token_max_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "allowed_redirect_hosts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "allowed_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "applies_after" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "end_tokens_of_expired" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "endless_secrets" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "exempting" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "registration_by" "registration_by" NOT NULL DEFAULT 'developers',
ADD COLUMN     "secret_default_days" INTEGER NOT NULL DEFAULT 180,
ADD COLUMN     "secret_max_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "secret_notice_hours" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "secrets_allowed" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "policy_exception" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "setting" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_name" TEXT,

    CONSTRAINT "policy_exception_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "policy_exception_app_id_setting_idx" ON "policy_exception"("app_id", "setting");

-- CreateIndex
CREATE INDEX "policy_exception_organization_id_ends_at_idx" ON "policy_exception"("organization_id", "ends_at");

-- AddForeignKey
ALTER TABLE "policy_exception" ADD CONSTRAINT "policy_exception_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_exception" ADD CONSTRAINT "policy_exception_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a row can be.
ALTER TABLE "policy"
    ADD CONSTRAINT "policy_secret_max_days" CHECK ("secret_max_days" BETWEEN 0 AND 3650),
    ADD CONSTRAINT "policy_secret_default_days" CHECK ("secret_default_days" BETWEEN 1 AND 3650),
    ADD CONSTRAINT "policy_secret_notice_hours" CHECK ("secret_notice_hours" BETWEEN 0 AND 720),
    ADD CONSTRAINT "policy_access_token_max_minutes" CHECK ("access_token_max_minutes" BETWEEN 0 AND 2880),
    ADD CONSTRAINT "policy_allowed_redirect_hosts_count" CHECK (cardinality("allowed_redirect_hosts") <= 100),
    ADD CONSTRAINT "policy_allowed_scopes_count" CHECK (cardinality("allowed_scopes") <= 200),
    ADD CONSTRAINT "policy_applies_after_object" CHECK (jsonb_typeof("applies_after") = 'object');

ALTER TABLE "policy_exception"
    ADD CONSTRAINT "policy_exception_setting_length" CHECK (length("setting") <= 60),
    ADD CONSTRAINT "policy_exception_reason_length" CHECK (length("reason") <= 500),
    ADD CONSTRAINT "policy_exception_ends_within_a_year" CHECK ("ends_at" <= "created_at" + interval '367 days');

-- An app has one exception of a setting at a time: an ended or past one is replaced.
CREATE UNIQUE INDEX "policy_exception_one_open" ON "policy_exception" ("app_id", "setting") WHERE "ended_at" IS NULL;

-- The settings of a policy that do not count for an app at a moment: it was created too early for them,
-- or has an exception. It is asked only where the policy is `exempting`.
CREATE FUNCTION policy_exempt(app text, created timestamptz, applies_after jsonb, moment timestamptz)
RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(
    SELECT setting FROM policy_exception
    WHERE app_id = app AND ended_at IS NULL AND ends_at > moment
    UNION ALL SELECT key FROM jsonb_each_text(applies_after) WHERE created <= value::timestamptz)
$$;

-- Whether the tokens of an app end when their secret expires. It is asked only of an expired one.
CREATE FUNCTION tokens_end_with_secret(organization text, app text, created timestamptz, moment timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM policy WHERE organization_id = organization AND end_tokens_of_expired
    AND (NOT exempting OR 'endTokensOfExpired' <> ALL (policy_exempt(app, created, applies_after, moment))))
$$;
