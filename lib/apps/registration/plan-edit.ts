import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { type PlannedChange, planChange } from '../planned-change'
import type { AppRecord } from '../store'
import type { registration } from './registration'

export type Told = z.output<typeof registration>

/** A registration, and with it where the app publishes its keys, if that is told with it. */
type ToldWithKeys = Told & { jwksUri?: string | null }

/** What an administrator has looked at who calls an app verified. */
const VOUCHED_FOR: readonly string[] = [
  ...(['name', 'company', 'type', 'redirectUris'] as const),
  ...(['websiteUrl', 'termsUrl', 'privacyUrl'] as const),
] satisfies (keyof Told)[]

/** The fields in which what is told differs from what is there. */
function changedFields(app: AppRecord, told: ToldWithKeys): string[] {
  const fields = Object.keys(told) as (keyof ToldWithKeys)[]
  return fields.filter((field) => !isDeepStrictEqual(told[field], app[field]))
}

/**
 * What it does to replace the app's registration; null where nothing changes. Unless whoever
 * changes it `vouches` for apps, a change of what people are shown, or of where they are sent, ends
 * its being verified.
 */
export function planEdit(
  app: AppRecord,
  told: ToldWithKeys,
  { vouches }: { vouches: boolean },
): PlannedChange | null {
  const changed = changedFields(app, told)
  if (changed.length === 0) return null
  const detail = { changed: changed.join(', ') }
  const stands = vouches || !changed.some((field) => VOUCHED_FOR.includes(field))
  if (!app.verifiedAt || stands) return planChange('app.edited', { data: told, detail })
  return planChange('app.edited', {
    data: { ...told, verifiedAt: null },
    detail: { ...detail, unverified: true },
  })
}
