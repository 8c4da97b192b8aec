-- CreateTable
CREATE TABLE "logout_notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "app_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "sid" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "logout_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "logout_delivery" (
    "app_id" TEXT NOT NULL,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "abandoned" INTEGER NOT NULL DEFAULT 0,
    "last_delivered_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,

    CONSTRAINT "logout_delivery_pkey" PRIMARY KEY ("app_id")
);

-- CreateIndex
CREATE INDEX "logout_notice_next_attempt_at_idx" ON "logout_notice"("next_attempt_at");

-- CreateIndex
CREATE INDEX "logout_notice_app_id_idx" ON "logout_notice"("app_id");

-- AddForeignKey
ALTER TABLE "logout_notice" ADD CONSTRAINT "logout_notice_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "logout_delivery" ADD CONSTRAINT "logout_delivery_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "logout_notice"
    ADD CONSTRAINT "logout_notice_attempts_positive" CHECK ("attempts" > 0);

ALTER TABLE "logout_delivery"
    ADD CONSTRAINT "logout_delivery_counts_positive" CHECK ("delivered" >= 0 AND "abandoned" >= 0);
