-- CreateTable
CREATE TABLE "member_listing" (
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "member_listing_pkey" PRIMARY KEY ("person_id","organization_id")
);

-- CreateIndex
CREATE INDEX "member_listing_organization_id_name_person_id_email_idx" ON "member_listing"("organization_id", "name", "person_id", "email");

-- AddForeignKey
ALTER TABLE "member_listing" ADD CONSTRAINT "member_listing_person_id_organization_id_fkey" FOREIGN KEY ("person_id", "organization_id") REFERENCES "membership"("person_id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

CREATE FUNCTION "keep_member_listing"("people" TEXT[]) RETURNS void LANGUAGE plpgsql
    SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
    INSERT INTO "member_listing" ("organization_id", "person_id", "name", "email")
    SELECT "membership"."organization_id", "person"."id", lower("person"."name"), lower("person"."email")
    FROM "person" JOIN "membership" ON "membership"."person_id" = "person"."id" WHERE "person"."id" = ANY ("people")
    ON CONFLICT ("person_id", "organization_id") DO UPDATE SET "name" = EXCLUDED."name", "email" = EXCLUDED."email";
END $$;

-- Names cannot change until this has ended, because `membership_added` has locked the people: neither would see
-- the other.
CREATE FUNCTION "member_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "keep_member_listing"(array_agg("person_id")) FROM "added";
    RETURN NULL;
END $$;

CREATE FUNCTION "person_is_listed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "keep_member_listing"(ARRAY[NEW."id"]);
    RETURN NULL;
END $$;

CREATE TRIGGER "member_is_listed" AFTER INSERT ON "membership" REFERENCING NEW TABLE AS "added"
    FOR EACH STATEMENT EXECUTE FUNCTION "member_is_listed"();
CREATE TRIGGER "person_is_listed" AFTER UPDATE OF "name", "email" ON "person"
    FOR EACH ROW EXECUTE FUNCTION "person_is_listed"();

SELECT "keep_member_listing"(ARRAY(SELECT "id" FROM "person"));
