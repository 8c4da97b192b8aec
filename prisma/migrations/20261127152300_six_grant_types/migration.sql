-- Identity assertions (RFC 7523 §2.1) are the sixth grant type.
ALTER TABLE "app"
    DROP CONSTRAINT "app_grant_type_count",
    ADD CONSTRAINT "app_grant_type_count" CHECK (cardinality("grant_types") <= 6);
