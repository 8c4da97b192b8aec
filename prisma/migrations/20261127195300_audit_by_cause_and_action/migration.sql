-- An action and a cause that never meet must not read all events of either. Most events have no cause.
CREATE INDEX "audit_event_by_cause_and_action" ON "audit_event" ("organization_id", "cause", "action", "id")
    WHERE "cause" IS NOT NULL;
