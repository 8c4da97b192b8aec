import { tokensEndWithSecret } from '@/lib/policies/policy-sql'

/**
 * In SQL: what a token `a` hangs on still lives at the parameter `at` (such as `$2`), if it hangs on it:
 * its secret, its key or federated credential (`federated`), its person and their membership
 * (`standing`) in the app's organization, its grant and its family (`family`). A person who is no member
 * there is an outsider, whom the app may serve; a disabled member is served by no app of it. Whether its `app` is in service, and the token's own expiry, are asked apart. A secret
 * that was revoked keeping tokens, or has expired, leaves them alive, unless the app was regenerated
 * later, or the policy lets tokens end with an expired secret. The policy is looked up only for a secret
 * whose time is over.
 */
export const tokenLives = (at: string) => `
    (a.secret_id IS NULL OR (secret.id IS NOT NULL AND (secret.retirement IS NULL
      OR (secret.retirement IN ('expired', 'revoked_keeping_tokens')
        AND (app.regenerated_at IS NULL OR secret.retired_at > app.regenerated_at)))))
    AND NOT (secret.expires_at <= ${at}::timestamptz
      AND (secret.retirement IS NULL OR secret.retirement = 'expired')
      AND ${tokensEndWithSecret(at)}) IS TRUE
    AND (a.key_id IS NULL OR app_key.id IS NOT NULL OR a.key_id = app.jwks_id
      OR federated.id IS NOT NULL)
    AND (a.person_id IS NULL OR (person.id IS NOT NULL AND person.disabled_at IS NULL
      AND standing.disabled_at IS NULL))
    AND (a.grant_digest IS NULL OR (g.digest IS NOT NULL
      AND (g.expires_at IS NULL OR g.expires_at > ${at}::timestamptz)))
    AND family.ended_at IS NULL`
