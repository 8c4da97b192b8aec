-- A client id is ours, one that another server gave, or the address of a metadata document.
ALTER TABLE "app"
    DROP CONSTRAINT "app_id_form",
    ADD CONSTRAINT "app_id_form" CHECK (
        ("id" ~ '^[A-Za-z0-9][A-Za-z0-9._~-]+$'
            AND (length("id") < 41 OR ("id" LIKE '%.%' AND length("id") < 101)))
        OR ("id" ~ '^https://' AND length("id") <= 2000));
