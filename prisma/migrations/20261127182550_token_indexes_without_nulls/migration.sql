-- Most tokens are an app's own: they have no grant, person or family, and an index of NULLs costs each
-- of them a write that nobody reads.
DROP INDEX "artifact_grant_digest_idx";
DROP INDEX "artifact_person_id_idx";
DROP INDEX "artifact_uid_digest_idx";
DROP INDEX "artifact_user_code_digest_idx";
DROP INDEX "artifact_portal_session_idx";

CREATE INDEX "artifact_grant_digest_idx" ON "artifact" ("grant_digest") WHERE "grant_digest" IS NOT NULL;
CREATE INDEX "artifact_person_id_idx" ON "artifact" ("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "artifact_uid_digest_idx" ON "artifact" ("uid_digest") WHERE "uid_digest" IS NOT NULL;
CREATE INDEX "artifact_user_code_digest_idx" ON "artifact" ("user_code_digest")
    WHERE "user_code_digest" IS NOT NULL;
CREATE INDEX "artifact_portal_session_idx" ON "artifact" ("portal_session")
    WHERE "portal_session" IS NOT NULL;
