import { appPath } from '@/lib/apps/app'
import { isStorableText } from '@/lib/storable'
import { USAGE_RANGES, type UsageRange } from '@/lib/usage/usage'

const DEFAULT_RANGE: UsageRange = '30d'

/** What the page is asked to show: a range, and one secret or key alone. */
export type UsageQuery = { range: UsageRange; credentialId: string | undefined }

type SearchParams = Record<string, string | string[] | undefined>

/** Reads the address. What is not known is left to the default. */
export function readUsageQuery({ range, credential }: SearchParams): UsageQuery {
  const isCredential =
    typeof credential === 'string' &&
    credential.length <= CREDENTIAL_MAX &&
    isStorableText(credential)
  return {
    range: USAGE_RANGES.find((one) => one === range) ?? DEFAULT_RANGE,
    credentialId: isCredential && credential ? credential : undefined,
  }
}

/** Longer ids are of nothing. */
const CREDENTIAL_MAX = 100

/** The address of the page that shows this. */
export function usageAddress(
  appId: string,
  { range, credentialId }: Pick<UsageQuery, 'range'> & Partial<UsageQuery>,
): string {
  const query = new URLSearchParams()
  if (range !== DEFAULT_RANGE) query.set('range', range)
  if (credentialId) query.set('credential', credentialId)
  const path = `${appPath(appId)}/usage`
  return query.size > 0 ? `${path}?${query}` : path
}
