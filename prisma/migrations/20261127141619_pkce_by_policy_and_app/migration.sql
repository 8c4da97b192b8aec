-- CreateEnum
CREATE TYPE "app_pkce" AS ENUM ('when_sent', 'by_policy', 'always');

-- CreateEnum
CREATE TYPE "pkce_demand" AS ENUM ('where_it_protects', 'always', 'public_apps');

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "pkce" "app_pkce" NOT NULL DEFAULT 'when_sent';

-- AlterTable
ALTER TABLE "policy" ADD COLUMN     "pkce" "pkce_demand" NOT NULL DEFAULT 'where_it_protects';

-- What an administrator has switched stays: off is "only apps without a secret", and on is "always".
UPDATE "policy" SET "pkce" = 'public_apps' WHERE NOT "pkce_for_all";
UPDATE "policy" SET "pkce" = 'always' WHERE "pkce_for_all" AND EXISTS (
    SELECT 1 FROM "audit_event" e
    WHERE e."organization_id" = "policy"."organization_id"
        AND e."action" = 'policy.changed' AND e."detail" ? 'pkceForAll');

-- Where nobody has decided, the organization gets the new default, but no app that is there loses the
-- protection that it had: of those PKCE is demanded as before, until somebody changes the app.
UPDATE "app" SET "pkce" = 'always'
WHERE "type" = 'web' AND NOT EXISTS (
    SELECT 1 FROM "policy" p
    WHERE p."organization_id" = "app"."organization_id" AND NOT p."pkce_for_all");
