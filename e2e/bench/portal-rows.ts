import { ORGANIZATION } from './many-apps'

/** What lists beside My Apps show, for the apps that are there; in SQL, without triggers. */
const MORE_ROWS = `
  CREATE TEMP TABLE of_app AS SELECT id, owner_id, right(id, 9)::int AS n FROM app;
  INSERT INTO person (id, email, name, created_at)
  SELECT 'psn_' || (10000000000000000000 + n), 'u' || n || '@fjord.example',
    (ARRAY['Anna', 'Bo', 'Chidi', 'Dolores', 'Emre'])[n % 5 + 1] || ' ' || md5(n::text), now()
  FROM of_app WHERE n % 5 = 0;
  INSERT INTO membership (person_id, organization_id, role, created_at, disabled_at)
  SELECT 'psn_' || (10000000000000000000 + n), '${ORGANIZATION}', 'developer', now(),
    CASE WHEN n % 100 = 0 THEN now() END FROM of_app WHERE n % 5 = 0;
  UPDATE membership SET disabled_at = now() WHERE right(person_id, 3) = '500';
  SELECT keep_member_listing(ARRAY(SELECT id FROM person));
  INSERT INTO policy (organization_id, allowed_grant_types, recertify_days, secrets_allowed, endless_secrets,
    secret_max_days, secret_notice_hours, allowed_redirect_hosts, allowed_scopes, pkce, updated_at)
  VALUES ('${ORGANIZATION}', '{authorization_code,refresh_token}', 365, false, false, 90, 24, '{other.example}',
    '{none}', 'always', now());
  INSERT INTO recertification (app_id, organization_id, days, due_at, step, step_at, confirmed_at)
  SELECT id, '${ORGANIZATION}', 365, now() + (n % 365 - 30) * interval '1 day',
    CASE WHEN n % 365 < 44 THEN 1 + n % 3 ELSE 0 END, now() + interval '1 day',
    CASE WHEN n % 2 = 0 THEN now() - interval '200 days' END FROM of_app;
  INSERT INTO approval (id, organization_id, app_id, kind, state, change, asked_at, asked_by_id,
    asked_by_name, decided_at, decided_by_name)
  SELECT 'apr_' || lpad(n::text, 20, '0'), '${ORGANIZATION}', id, 'new_app',
    CASE WHEN n % 100 = 0 THEN 'waiting' ELSE 'approved' END::approval_state, '{}',
    now() - n * interval '1 minute', owner_id, 'Person',
    CASE WHEN n % 100 > 0 THEN now() - n % 999 * interval '1 hour' END,
    CASE WHEN n % 100 > 0 THEN 'Ada' END FROM of_app;
  INSERT INTO app_grant (digest, id, person_id, app_id, scopes, sealed, created_at, updated_at)
  SELECT sha256(id::bytea), 'grt_' || lpad(n::text, 20, '0'), owner_id, id, '{tickets.read}', '', now(),
    now() - n % 5000 * interval '1 hour' FROM of_app;
  INSERT INTO mail (id, organization_id, person_id, address, kind, subject, body, state, created_at, ended_at)
  SELECT gen_random_uuid(), '${ORGANIZATION}', owner_id, 'a@fjord.example', 'notice', 'A secret expires',
    '{"paragraphs": ["It does."]}', 'sent', now() - n % 720 * interval '1 hour', now() FROM of_app;
  INSERT INTO api (id, organization_id, identifier, name, token_format, token_ttl_seconds, created_at, updated_at)
  VALUES ('api_${'0'.repeat(20)}', '${ORGANIZATION}', 'https://api.fjord.example', 'Tickets', 'jwt', 600, now(), now());
  INSERT INTO api_scope VALUES ('${ORGANIZATION}', 'tickets.read', 'api_${'0'.repeat(20)}', 'Read tickets');
  INSERT INTO api_permission (app_id, kind, scope, organization_id, status, requested_at, decided_at)
  SELECT id, 'for_people', 'tickets.read', '${ORGANIZATION}',
    CASE WHEN n % 10 = 0 THEN 'requested' ELSE 'granted' END::permission_status, now(),
    CASE WHEN n % 10 > 0 THEN now() END FROM of_app;
  INSERT INTO refused_attempt (app_id, proven, credential_id, cause, hour, address, attempts, first_at, last_at)
  SELECT id, n % 50 = 0, '', (ARRAY['secret_expired', 'unknown_secret', 'secret_revoked'])[n % 3 + 1],
    date_trunc('hour', now()) - n % 2000 * interval '1 hour', '203.0.113.' || n % 251, 3,
    now() - n % 2000 * interval '1 hour', now() - n % 2000 * interval '1 hour' FROM of_app;
  INSERT INTO refused_sign_in (organization_id, hour, person_id, cause, address, attempts, first_at, last_at)
  SELECT '${ORGANIZATION}', date_trunc('hour', now()) - n % 2000 * interval '1 hour', owner_id, 'wrong_password',
    '203.0.113.' || n % 251, 2, now(), now() FROM of_app ON CONFLICT DO NOTHING;
  INSERT INTO caller (digest, app_id, credential_id, address, user_agent, grant_type, first_at, last_at, uses)
  SELECT decode(md5(id), 'hex'), id, left(md5(id), 8), '203.0.113.' || n % 251, 'curl/8', 'client_credentials',
    now(), now(), 10 FROM of_app;
  INSERT INTO caller_hour (caller_digest, hour, uses)
  SELECT digest, date_trunc('hour', now()) - h * interval '1 hour', 2 FROM caller, generate_series(0, 1) h;
`

/** Without triggers, which would take longer than all else. One secret in four has expired. */
export const PORTAL_ROWS = {
  before: 'SET session_replication_role = replica;',
  app: {
    type: "(ARRAY['machine', 'web'])[n % 2 + 1]",
    name: "'App ' || md5(n::text)",
    scopes: "ARRAY['tickets.read']",
    createdAt: "now() - n % 200 * interval '1 day'",
  },
  secret: {
    createdAt: "now() - interval '20 days'",
    expiresAt:
      "CASE WHEN right(id, 1) < '5' THEN now() + right(id, 2)::int * interval '4 days' END",
  },
  after: `
    UPDATE secret SET slot = NULL, retired_at = now(), retirement = 'expired', expires_at = now()
    WHERE right(app_id, 2)::int % 4 = 0;
    INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
      last_user_agent, last_grant_type)
    SELECT id, now() - interval '70 days', '', now() - random() * interval '60 days', '', '',
      'client_credentials' FROM secret;
    DROP INDEX app_words_by_part;
    INSERT INTO app_words (app_id, organization_id, name, words, text)
    SELECT app.id, organization_id, lower(app.name), '',
      lower(concat_ws(E'\\n', app.name, company, owner.name, app.id))
    FROM app JOIN person owner ON owner.id = owner_id;
    CREATE INDEX app_words_by_part ON app_words USING GIN (text_parts(text)) WITH (fastupdate = off);
    ALTER INDEX app_words_by_part ALTER COLUMN 1 SET STATISTICS 0;
    SELECT keep_app_last_use(ARRAY(SELECT id FROM app)), keep_app_listing(ARRAY(SELECT id FROM app));
    ${MORE_ROWS}`,
}
