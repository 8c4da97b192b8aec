import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { rowsOf, type Statement } from '@/lib/db/statement'
import { tokenLives } from '@/lib/grants/token-lives'

/** The inner LIMIT bounds the work, however many tokens an app has. */
const COUNT: Statement = {
  name: 'count-living-tokens',
  text: `
    SELECT count(*)::int AS tokens, count(DISTINCT person_id)::int AS people FROM (
      SELECT a.person_id FROM artifact a
      JOIN app ON app.id = a.app_id
      LEFT JOIN secret ON secret.id = a.secret_id
      LEFT JOIN app_key ON app_key.id = a.key_id
      LEFT JOIN federated_credential federated ON federated.id = a.key_id
      LEFT JOIN person ON person.id = a.person_id
      LEFT JOIN membership standing
        ON standing.person_id = a.person_id AND standing.organization_id = app.organization_id
      LEFT JOIN app_grant g ON g.digest = a.grant_digest
      LEFT JOIN token_family family ON family.digest = a.uid_digest
      WHERE a.app_id = $1 AND ($2::bpchar IS NULL OR a.secret_id = $2)
        AND ($5::text IS NULL OR a.key_id = $5)
        AND a.kind IN ('AccessToken', 'ClientCredentials', 'RefreshToken')
        AND a.consumed_at IS NULL
        AND a.expires_at > $3::timestamptz
        AND ${APP_IN_SERVICE}
        AND ${tokenLives('$3')}
      LIMIT $4) living`,
}

/** Of one secret or public key alone, if it is named. */
export type Of = { secretId?: string; keyId?: string }

/** How many tokens of an app live at `at`, and for how many people; of at most `most`. */
export async function countLivingTokens(
  appId: string,
  { at, most, ...of }: Of & { at: Date; most: number },
): Promise<{ tokens: number; people: number }> {
  const values = [appId, of.secretId ?? null, at.toISOString(), most, of.keyId ?? null]
  const [row] = await rowsOf<{ tokens: number; people: number }>(COUNT, values)
  return row ?? { tokens: 0, people: 0 }
}
