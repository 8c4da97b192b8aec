-- CreateEnum
CREATE TYPE "api_token_claims" AS ENUM ('none', 'role', 'person');

-- CreateEnum
CREATE TYPE "claims_in_id_token" AS ENUM ('all', 'sign_in_only');

-- CreateEnum
CREATE TYPE "role_claim" AS ENUM ('none', 'roles', 'groups');

-- AlterTable
ALTER TABLE "api" ADD COLUMN     "token_claims" "api_token_claims" NOT NULL DEFAULT 'none';

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "claims_in_id_token" "claims_in_id_token" NOT NULL DEFAULT 'all',
ADD COLUMN     "role_claim" "role_claim" NOT NULL DEFAULT 'none';

-- AlterTable
ALTER TABLE "app_grant" ADD COLUMN     "claims" TEXT[] DEFAULT ARRAY[]::TEXT[];
