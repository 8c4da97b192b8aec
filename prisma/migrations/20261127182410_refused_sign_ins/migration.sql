-- CreateTable
CREATE TABLE "refused_sign_in" (
    "organization_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "person_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "attempts" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refused_sign_in_pkey" PRIMARY KEY ("organization_id","hour","person_id","cause","address")
);

-- CreateIndex
CREATE INDEX "refused_sign_in_hour_idx" ON "refused_sign_in"("hour");

ALTER TABLE "refused_sign_in"
    ADD CONSTRAINT "refused_sign_in_whole" CHECK (extract(epoch FROM "hour")::bigint % 3600 = 0),
    ADD CONSTRAINT "refused_sign_in_text_lengths" CHECK (length("cause") <= 80 AND length("address") <= 100),
    ADD CONSTRAINT "refused_sign_in_in_order" CHECK ("last_at" >= "first_at"),
    ADD CONSTRAINT "refused_sign_in_positive" CHECK ("attempts" > 0);

-- Rows that are updated every second, in place.
ALTER TABLE "refused_sign_in" SET (fillfactor = 70);
