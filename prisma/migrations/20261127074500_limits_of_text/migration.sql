-- Lengths and counts are those of the code, one constant each: e2e/rules/limits.test.ts compares them.
-- NOT VALID: what is stored already stays, whatever its length; what is written from now on obeys.

ALTER TABLE "organization"
    DROP CONSTRAINT "organization_name_length",
    ADD CONSTRAINT "organization_name_length" CHECK (length("name") BETWEEN 1 AND 100) NOT VALID;

ALTER TABLE "person"
    DROP CONSTRAINT "person_name_length",
    ADD CONSTRAINT "person_name_length" CHECK (length("name") BETWEEN 1 AND 100) NOT VALID;

ALTER TABLE "app"
    DROP CONSTRAINT "app_name_length",
    DROP CONSTRAINT "app_text_lengths",
    DROP CONSTRAINT "app_key_addresses",
    DROP CONSTRAINT "app_redirect_uri_count",
    DROP CONSTRAINT "app_post_logout_redirect_uri_count",
    DROP CONSTRAINT "app_scope_count",
    ADD CONSTRAINT "app_name_length" CHECK (length("name") BETWEEN 1 AND 80) NOT VALID,
    ADD CONSTRAINT "app_text_lengths" CHECK (
        length("description") <= 500 AND length("company") <= 80
        AND length("website_url") <= 2000 AND length("terms_url") <= 2000
        AND length("privacy_url") <= 2000 AND length("jwks_uri") <= 2000
        AND length("backchannel_logout_uri") <= 2000
    ) NOT VALID,
    ADD CONSTRAINT "app_redirect_uri_count" CHECK (cardinality("redirect_uris") <= 20) NOT VALID,
    ADD CONSTRAINT "app_post_logout_redirect_uri_count" CHECK (cardinality("post_logout_redirect_uris") <= 20) NOT VALID,
    ADD CONSTRAINT "app_scope_count" CHECK (cardinality("scopes") <= 50) NOT VALID;

ALTER TABLE "app_key"
    DROP CONSTRAINT "app_key_name_length",
    ADD CONSTRAINT "app_key_name_length" CHECK (length("name") BETWEEN 1 AND 60) NOT VALID,
    ADD CONSTRAINT "app_key_kid_length" CHECK (length("kid") BETWEEN 1 AND 200) NOT VALID;

ALTER TABLE "secret"
    DROP CONSTRAINT "secret_name_length",
    ADD CONSTRAINT "secret_name_length" CHECK (length("name") BETWEEN 1 AND 60) NOT VALID;

ALTER TABLE "passkey"
    ADD CONSTRAINT "passkey_name_length" CHECK (length("name") BETWEEN 1 AND 60) NOT VALID;

ALTER TABLE "initial_access_token"
    ADD CONSTRAINT "initial_access_token_name_length" CHECK (length("name") BETWEEN 1 AND 80) NOT VALID;

ALTER TABLE "api"
    DROP CONSTRAINT "api_name_length",
    DROP CONSTRAINT "api_identifier_length",
    ADD CONSTRAINT "api_name_length" CHECK (length("name") BETWEEN 1 AND 80) NOT VALID,
    ADD CONSTRAINT "api_identifier_length" CHECK (length("identifier") BETWEEN 1 AND 250) NOT VALID;

ALTER TABLE "api_scope"
    DROP CONSTRAINT "api_scope_description_length",
    ADD CONSTRAINT "api_scope_description_length" CHECK (length("description") BETWEEN 1 AND 200) NOT VALID;
