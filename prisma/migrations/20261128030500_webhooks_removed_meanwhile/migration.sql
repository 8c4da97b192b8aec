-- An endpoint that another transaction removes at this moment is waited for, and then left out. Without the
-- lock its foreign key refused the delivery, and with it the change that was to be told.
CREATE OR REPLACE FUNCTION "audit_tell_webhooks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "webhook_delivery" ("id", "endpoint_id", "event_id", "action", "at", "next_attempt_at")
    SELECT gen_random_uuid(), "endpoint"."id", "added"."id", "added"."action", "added"."at", "added"."at"
    FROM "webhook_endpoint" "endpoint" JOIN "added" ON "added"."organization_id" = "endpoint"."organization_id"
    WHERE CASE WHEN "added"."action" = 'webhook.test' THEN "added"."target_id" = "endpoint"."id"
        ELSE "endpoint"."status" = 'enabled' AND ("added"."action" = ANY ("endpoint"."events")
            OR split_part("added"."action", '.', 1) || '.*' = ANY ("endpoint"."events")) END
    FOR KEY SHARE OF "endpoint";
    RETURN NULL;
END
$$;
