import { type AppRow, appStatus } from '../app'
import { whyCannotAuthenticate } from '../cannot-authenticate'
import type { FoundRow } from './store'

/** The row as it is shown. */
export function rowOf(found: FoundRow): AppRow {
  const { suspendedAt, nameKey: _, ownerKey: __, ...rest } = found
  const { fapiProfile: ___, mtlsSubject: ____, expiredSecrets, endedSecrets, ...row } = rest
  return {
    ...row,
    status: appStatus({ suspendedAt, deletedAt: row.deletedAt }),
    cannotAuthenticate: whyCannotAuthenticate(found),
  }
}
