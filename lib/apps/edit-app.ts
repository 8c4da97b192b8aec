import { isDeepStrictEqual } from 'node:util'
import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import type { AppView } from './app'
import { refuseDeleted } from './authorize-app'
import { changeApp } from './change-app'
import { type Registration, registration } from './registration'

/**
 * Replaces the app's registration; the same again changes nothing. Refuses with `not_found`,
 * `forbidden`, `app_deleted`, and `invalid_input` with a sentence per field.
 */
export function editApp(actor: Actor, appId: string, input: Registration): Promise<AppView> {
  return changeApp(actor, appId, (app) => {
    refuseDeleted(app)
    const data = acceptInput(registration, input)
    const fields = Object.keys(data) as (keyof typeof data)[]
    const changed = fields.filter((field) => !isDeepStrictEqual(data[field], app[field]))
    if (changed.length === 0) return null
    return { action: 'app.edited', data, detail: { changed: changed.join(', ') } }
  })
}
