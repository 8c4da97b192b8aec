-- CreateTable
CREATE TABLE "master_key" (
    "generation" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "master_key_pkey" PRIMARY KEY ("generation")
);

-- CreateIndex
CREATE UNIQUE INDEX "master_key_key_id_key" ON "master_key"("key_id");

ALTER TABLE "master_key"
    ADD CONSTRAINT "master_key_generation_positive" CHECK ("generation" > 0),
    ADD CONSTRAINT "master_key_id_form" CHECK ("key_id" ~ '^[0-9a-f]{32}$');
