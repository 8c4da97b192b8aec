-- CreateTable
CREATE TABLE "value_request" (
    "app_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "requests" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "value_request_pkey" PRIMARY KEY ("app_id","address","user_agent")
);

-- CreateIndex
CREATE INDEX "value_request_last_at_idx" ON "value_request"("last_at");

-- AddForeignKey
ALTER TABLE "value_request" ADD CONSTRAINT "value_request_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a row can be.
ALTER TABLE "value_request"
    ADD CONSTRAINT "value_request_address_length" CHECK (length("address") <= 100),
    ADD CONSTRAINT "value_request_user_agent_length" CHECK (length("user_agent") <= 256),
    ADD CONSTRAINT "value_request_requests_positive" CHECK ("requests" > 0);
