-- AlterTable
ALTER TABLE "app" ADD COLUMN     "networks" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "secret" ADD COLUMN     "networks" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Each is a network in the form of PostgreSQL's own type, whose cast fails for anything else.
ALTER TABLE "app"
    ALTER COLUMN "networks" SET NOT NULL,
    ADD CONSTRAINT "app_networks" CHECK (cardinality("networks") <= 50 AND "networks"::cidr[] IS NOT NULL);
ALTER TABLE "secret"
    ALTER COLUMN "networks" SET NOT NULL,
    ADD CONSTRAINT "secret_networks" CHECK (cardinality("networks") <= 50 AND "networks"::cidr[] IS NOT NULL);
