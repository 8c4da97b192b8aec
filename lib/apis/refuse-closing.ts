import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { EditableApi } from './api'
import { type ApiRecord, findAppsGranted } from './store'

type Rules = Pick<EditableApi, 'accessForItself' | 'accessForPeople'>

/**
 * Refuses with `invalid_input` an edit that lets nobody have a kind of access which apps are granted
 * now: it would stop them. The sentence names the apps.
 */
export async function refuseClosing(tx: Tx, api: ApiRecord, next: Rules): Promise<void> {
  const fields: Record<string, string> = {}
  for (const [field, kind] of [
    ['accessForItself', 'for_itself'],
    ['accessForPeople', 'for_people'],
  ] as const) {
    if (next[field] !== 'nobody' || api[field] === 'nobody') continue
    const apps = await findAppsGranted(tx, api.id, kind)
    if (apps.length === 0) continue
    const names = apps.map(({ name }) => `“${name}”`).join(', ')
    fields[field] = `${names} would stop. Withdraw these permissions first, or keep this open.`
  }
  if (Object.keys(fields).length > 0) throw new Refusal('invalid_input', 'apps have it', fields)
}
