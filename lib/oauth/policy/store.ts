import { now } from '@/lib/clock'
import { rowsOf, type Statement } from '@/lib/db/statement'
import { accessIsOff } from '@/lib/policies/policy-sql'

const THIRD_PARTY_ACCESS_IS_OFF: Statement = {
  name: 'third-party-access-is-off',
  text: `
    SELECT 1 FROM membership
    LEFT JOIN policy ON policy.organization_id = membership.organization_id
    LEFT JOIN app ON app.id = $2
    WHERE membership.person_id = $1 AND membership.disabled_at IS NULL
      AND ${accessIsOff('$3')} LIMIT 1`,
}

/** Whether an organization of the person has switched off third-party access via OAuth for this app. */
export async function isThirdPartyAccessOff(personId: string, appId: string): Promise<boolean> {
  const values = [personId, appId, now().toISOString()]
  return (await rowsOf(THIRD_PARTY_ACCESS_IS_OFF, values)).length > 0
}
