-- CreateEnum
CREATE TYPE "webhook_status" AS ENUM ('new', 'enabled', 'disabled', 'failing');

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "events" TEXT[],
    "status" "webhook_status" NOT NULL DEFAULT 'new',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "last_delivered_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "last_failure" TEXT,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_secret" (
    "id" TEXT NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "last_four" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "webhook_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_failure" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoint_organization_id_idx" ON "webhook_endpoint"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_secret_endpoint_id_slot_key" ON "webhook_secret"("endpoint_id", "slot");

-- CreateIndex
CREATE INDEX "webhook_delivery_next_attempt_at_idx" ON "webhook_delivery"("next_attempt_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_next_attempt_at_idx" ON "webhook_delivery"("endpoint_id", "next_attempt_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_event_id_idx" ON "webhook_delivery"("endpoint_id", "event_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_at_idx" ON "webhook_delivery"("at");

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_secret" ADD CONSTRAINT "webhook_secret_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "webhook_endpoint"
    ADD CONSTRAINT "webhook_endpoint_url_length" CHECK (length("url") <= 500),
    ADD CONSTRAINT "webhook_endpoint_description_length" CHECK (length("description") <= 200),
    ADD CONSTRAINT "webhook_endpoint_failure_length" CHECK (length("last_failure") <= 300),
    ADD CONSTRAINT "webhook_endpoint_events" CHECK (cardinality("events") BETWEEN 1 AND 200);
ALTER TABLE "webhook_secret" ADD CONSTRAINT "webhook_secret_slot" CHECK ("slot" IN (1, 2));
ALTER TABLE "webhook_delivery"
    ADD CONSTRAINT "webhook_delivery_failure_length" CHECK (length("last_failure") <= 300),
    ADD CONSTRAINT "webhook_delivery_ends" CHECK ("delivered_at" IS NULL OR "next_attempt_at" IS NULL);

-- Writes a delivery for each endpoint that wants to hear of an event, in the transaction that writes the
-- event: no code can forget to tell, and none is told of what did not happen. A test goes to its endpoint
-- alone. One statement for all events that are written together.
CREATE FUNCTION "audit_tell_webhooks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "webhook_delivery" ("id", "endpoint_id", "event_id", "action", "at", "next_attempt_at")
    SELECT gen_random_uuid(), "endpoint"."id", "added"."id", "added"."action", "added"."at", "added"."at"
    FROM "webhook_endpoint" "endpoint" JOIN "added" ON "added"."organization_id" = "endpoint"."organization_id"
    WHERE CASE WHEN "added"."action" = 'webhook.test' THEN "added"."target_id" = "endpoint"."id"
        ELSE "endpoint"."status" = 'enabled' AND ("added"."action" = ANY ("endpoint"."events")
            OR split_part("added"."action", '.', 1) || '.*' = ANY ("endpoint"."events")) END;
    RETURN NULL;
END
$$;

CREATE TRIGGER "audit_event_tells_webhooks" AFTER INSERT ON "audit_event"
    REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "audit_tell_webhooks"();
