-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('receiving', 'running', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "import_verdict" AS ENUM ('ready', 'noted', 'refused');

-- CreateTable
CREATE TABLE "client_import" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'receiving',
    "received" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_import_row" (
    "import_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "verdict" "import_verdict" NOT NULL,
    "notes" TEXT[],
    "planned" JSONB,

    CONSTRAINT "client_import_row_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateIndex
CREATE INDEX "client_import_organization_id_created_at_idx" ON "client_import"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "client_import_row_import_id_client_id_idx" ON "client_import_row"("import_id", "client_id");

-- AddForeignKey
ALTER TABLE "client_import" ADD CONSTRAINT "client_import_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_import_row" ADD CONSTRAINT "client_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "client_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "client_import"
    ADD CONSTRAINT "client_import_id_form" CHECK ("id" ~ '^imp_[0-9A-Za-z]{20}$'),
    ADD CONSTRAINT "client_import_file_name_length" CHECK (length("file_name") <= 200),
    ADD CONSTRAINT "client_import_received" CHECK (("received" <= 100000)),
    ADD CONSTRAINT "client_import_in_order" CHECK ("cursor" <= "received" AND "moved" <= "cursor" AND "refused" <= "received"),
    ADD CONSTRAINT "client_import_ended" CHECK (("ended_at" IS NOT NULL) = ("state" IN ('done', 'cancelled')));

ALTER TABLE "client_import_row"
    ADD CONSTRAINT "client_import_row_client_id_length" CHECK (length("client_id") <= 200),
    ADD CONSTRAINT "client_import_row_name_length" CHECK (length("name") <= 200),
    ADD CONSTRAINT "client_import_row_refused_has_no_plan" CHECK ("verdict" <> 'refused' OR "planned" IS NULL);
