import { rowsOf, type Statement } from '@/lib/db/statement'
import { settingInSql } from '@/lib/policies/policy-sql'

const THIRD_PARTY_ACCESS_IS_OFF: Statement = {
  name: 'third-party-access-is-off',
  text: `
    SELECT 1 FROM membership
    LEFT JOIN policy ON policy.organization_id = membership.organization_id
    WHERE membership.person_id = $1 AND membership.disabled_at IS NULL AND NOT ${settingInSql('thirdPartyAccess')} LIMIT 1`,
}

/** Whether an organization of the person has switched off third-party access via OAuth. */
export async function isThirdPartyAccessOff(personId: string): Promise<boolean> {
  return (await rowsOf(THIRD_PARTY_ACCESS_IS_OFF, [personId])).length > 0
}
