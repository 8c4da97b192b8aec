-- CreateTable
CREATE TABLE "reset_request" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),

    CONSTRAINT "reset_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reset_request_next_attempt_at_idx" ON "reset_request"("next_attempt_at");

ALTER TABLE reset_request ADD CONSTRAINT reset_request_email_length CHECK (length(email) <= 254);
