import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { ScopeLine } from './scope-lines'
import { type ApiRecord, findAppUses } from './store'

/**
 * Refuses with `invalid_input` an edit that removes a scope for which apps are registered. The
 * sentence names the apps.
 */
export async function refuseLostScopes(
  tx: Tx,
  actor: Actor,
  edit: { api: ApiRecord; lines: readonly ScopeLine[] },
): Promise<void> {
  const kept = new Set(edit.lines.map(({ name }) => name))
  const lost = edit.api.scopes.map(({ name }) => name).filter((name) => !kept.has(name))
  const uses = await findAppUses(tx, actor, lost)
  if (uses.length === 0) return
  const complaints = lost.flatMap((name) => {
    const apps = uses.filter(({ scopes }) => scopes.includes(name)).map((app) => `“${app.name}”`)
    return apps.length > 0 ? [`${name} is used by ${apps.join(', ')}.`] : []
  })
  throw new Refusal('invalid_input', 'scopes in use', {
    scopes: `${complaints.join(' ')} Take it out of these apps first, or keep it.`,
  })
}
