-- CreateEnum
CREATE TYPE "token_type" AS ENUM ('at_jwt', 'jwt');

-- CreateEnum
CREATE TYPE "signing_alg" AS ENUM ('RS256', 'ES256', 'EdDSA');

-- CreateEnum
CREATE TYPE "userinfo_format" AS ENUM ('json', 'RS256', 'ES256', 'EdDSA');

-- Until now everything was signed with ES256. What is registered keeps it, because somebody may have
-- told a library so; what is registered from now on gets the default.
ALTER TABLE "api" ADD COLUMN     "signing_alg" "signing_alg" NOT NULL DEFAULT 'ES256',
ADD COLUMN     "token_type" "token_type" NOT NULL DEFAULT 'at_jwt';
ALTER TABLE "api" ALTER COLUMN "signing_alg" SET DEFAULT 'RS256';

ALTER TABLE "app" ADD COLUMN     "id_token_alg" "signing_alg" NOT NULL DEFAULT 'ES256',
ADD COLUMN     "userinfo_alg" "userinfo_format" NOT NULL DEFAULT 'json';
ALTER TABLE "app" ALTER COLUMN "id_token_alg" SET DEFAULT 'RS256';

-- Each algorithm has a ring of its own: one key that signs, and one that follows it.
DROP INDEX "signing_key_one_of_each";
CREATE UNIQUE INDEX "signing_key_one_of_each" ON "signing_key" ("algorithm", "status") WHERE "status" <> 'retired';
