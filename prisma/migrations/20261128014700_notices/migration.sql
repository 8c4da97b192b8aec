-- CreateEnum
CREATE TYPE "notice_delivery" AS ENUM ('bell', 'mail', 'digest', 'off');

-- CreateTable
CREATE TABLE "untold_event" (
    "event_id" UUID NOT NULL,

    CONSTRAINT "untold_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "about" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "key" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preference" (
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "delivery" "notice_delivery" NOT NULL,

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "found_once" (
    "subject" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "found_once_pkey" PRIMARY KEY ("subject","step")
);

-- CreateIndex
CREATE INDEX "notice_person_id_organization_id_id_idx" ON "notice"("person_id", "organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_person_id_organization_id_key_key" ON "notice"("person_id", "organization_id", "key");

-- CreateIndex
CREATE INDEX "found_once_at_idx" ON "found_once"("at");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notice"
    ADD CONSTRAINT "notice_counts_something" CHECK ("count" >= 1),
    ADD CONSTRAINT "notice_texts" CHECK (length("about") <= 200 AND length("sentence") <= 1000
        AND length("path") <= 7000 AND length("key") <= 100);
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_kind" CHECK (length("kind") <= 40);
ALTER TABLE "found_once" ADD CONSTRAINT "found_once_texts" CHECK (length("subject") <= 100 AND length("step") <= 60);

CREATE INDEX "notice_unread" ON "notice" ("person_id", "organization_id") WHERE "read_at" IS NULL;
CREATE INDEX "notice_due_by_mail" ON "notice" ("mail_at") WHERE "mail_at" IS NOT NULL;

-- Whoever is told of an event is decided later, by one process; that it has to be decided is written here,
-- with the event. Nobody is told of single requests, nor of who reads the log.
CREATE FUNCTION "audit_wait_to_be_told"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "untold_event"
    SELECT "id" FROM "written" WHERE "action" NOT LIKE 'client.%' AND "action" NOT LIKE 'audit.%'
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER "audit_event_waits_to_be_told" AFTER INSERT ON "audit_event" REFERENCING NEW TABLE AS "written"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_wait_to_be_told"();
