-- CreateTable
CREATE TABLE "app_key_use_hour" (
    "key_id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "uses" BIGINT NOT NULL,

    CONSTRAINT "app_key_use_hour_pkey" PRIMARY KEY ("app_id","key_id","hour")
);

-- CreateTable
CREATE TABLE "caller" (
    "digest" BYTEA NOT NULL,
    "app_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "grant_type" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "uses" BIGINT NOT NULL,

    CONSTRAINT "caller_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "caller_hour" (
    "caller_digest" BYTEA NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "uses" BIGINT NOT NULL,

    CONSTRAINT "caller_hour_pkey" PRIMARY KEY ("caller_digest","hour")
);

-- CreateTable
CREATE TABLE "refused_attempt" (
    "app_id" TEXT NOT NULL,
    "proven" BOOLEAN NOT NULL,
    "credential_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "address" TEXT NOT NULL,
    "attempts" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refused_attempt_pkey" PRIMARY KEY ("app_id","proven","credential_id","cause","hour","address")
);

-- CreateTable
CREATE TABLE "unknown_attempt" (
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "what" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "attempts" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unknown_attempt_pkey" PRIMARY KEY ("hour","what","address")
);

-- CreateIndex
CREATE INDEX "app_key_use_hour_hour_idx" ON "app_key_use_hour"("hour");

-- CreateIndex
CREATE INDEX "caller_app_id_idx" ON "caller"("app_id");

-- CreateIndex
CREATE INDEX "caller_credential_id_idx" ON "caller"("credential_id");

-- CreateIndex
CREATE INDEX "caller_hour_hour_idx" ON "caller_hour"("hour");

-- CreateIndex
CREATE INDEX "refused_attempt_app_id_proven_hour_idx" ON "refused_attempt"("app_id", "proven", "hour");

-- CreateIndex
CREATE INDEX "refused_attempt_hour_idx" ON "refused_attempt"("hour");

-- CreateIndex
CREATE INDEX "artifact_app_id_secret_id_idx" ON "artifact"("app_id", "secret_id");

-- AddForeignKey
ALTER TABLE "app_key_use_hour" ADD CONSTRAINT "app_key_use_hour_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "caller" ADD CONSTRAINT "caller_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "caller_hour" ADD CONSTRAINT "caller_hour_caller_digest_fkey" FOREIGN KEY ("caller_digest") REFERENCES "caller"("digest") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refused_attempt" ADD CONSTRAINT "refused_attempt_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "app_key_use_hour"
    ADD CONSTRAINT "app_key_use_hour_whole" CHECK (extract(epoch FROM "hour")::bigint % 3600 = 0),
    ADD CONSTRAINT "app_key_use_hour_positive" CHECK ("uses" > 0);

ALTER TABLE "caller"
    ADD CONSTRAINT "caller_digest_length" CHECK (octet_length("digest") = 16),
    ADD CONSTRAINT "caller_text_lengths" CHECK (length("address") <= 100
        AND length("user_agent") <= 256 AND length("grant_type") <= 80),
    ADD CONSTRAINT "caller_in_order" CHECK ("last_at" >= "first_at"),
    ADD CONSTRAINT "caller_positive" CHECK ("uses" > 0);

ALTER TABLE "caller_hour"
    ADD CONSTRAINT "caller_hour_whole" CHECK (extract(epoch FROM "hour")::bigint % 3600 = 0),
    ADD CONSTRAINT "caller_hour_positive" CHECK ("uses" > 0);

ALTER TABLE "refused_attempt"
    ADD CONSTRAINT "refused_attempt_whole" CHECK (extract(epoch FROM "hour")::bigint % 3600 = 0),
    ADD CONSTRAINT "refused_attempt_text_lengths" CHECK (length("cause") <= 80
        AND length("address") <= 100),
    ADD CONSTRAINT "refused_attempt_in_order" CHECK ("last_at" >= "first_at"),
    ADD CONSTRAINT "refused_attempt_positive" CHECK ("attempts" > 0);

ALTER TABLE "unknown_attempt"
    ADD CONSTRAINT "unknown_attempt_whole" CHECK (extract(epoch FROM "hour")::bigint % 3600 = 0),
    ADD CONSTRAINT "unknown_attempt_text_lengths" CHECK (length("what") <= 200 AND length("address") <= 100),
    ADD CONSTRAINT "unknown_attempt_in_order" CHECK ("last_at" >= "first_at"),
    ADD CONSTRAINT "unknown_attempt_positive" CHECK ("attempts" > 0);

-- Rows that are updated every second, in place.
ALTER TABLE "app_key_use_hour" SET (fillfactor = 80);
ALTER TABLE "caller" SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "caller_hour" SET (fillfactor = 80);
ALTER TABLE "refused_attempt" SET (fillfactor = 70);
ALTER TABLE "unknown_attempt" SET (fillfactor = 70);
