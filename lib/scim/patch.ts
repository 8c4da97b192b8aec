import { z } from 'zod'
import { Refusal } from '@/lib/errors'
import { type Said, say, sayAll } from './said-of-user'

/** Entra writes `Replace`, RFC 7644 `replace`. */
const operation = z.object({
  op: z.string().transform((op) => op.toLowerCase()),
  path: z.string().max(300).optional(),
  value: z.unknown().optional(),
})

const OPERATIONS_MAX = 100

const patchBody = z.object({ Operations: z.array(operation).min(1).max(OPERATIONS_MAX) })

/** A directory may remove these; the others always have a value. */
const REMOVABLE = /^(externalId|displayName|name(\.\w+)?)$/i

/**
 * Writes the operations of a PATCH into what was said before (RFC 7644 §3.5.2), in their order. Refuses
 * with `scim_operation_unknown` and `scim_value_wrong`.
 */
export function applyPatch(said: Said, sent: unknown): void {
  const read = patchBody.safeParse(sent)
  if (!read.success) throw new Refusal('scim_value_wrong', z.prettifyError(read.error))
  for (const { op, path, value } of read.data.Operations) {
    if (op === 'remove') remove(said, path)
    else if (op !== 'add' && op !== 'replace') throw new Refusal('scim_operation_unknown', op)
    else if (path === undefined) sayAll(said, value)
    else sayAll(said, { [path]: value })
  }
}

function remove(said: Said, path: string | undefined): void {
  if (path === undefined) throw new Refusal('scim_operation_unknown', 'remove without a path')
  if (/^(userName|active)$/i.test(path)) throw new Refusal('scim_value_wrong', `remove ${path}`)
  if (!REMOVABLE.test(path)) return
  if (/^name$/i.test(path))
    for (const part of ['givenName', 'familyName']) say(said, `name.${part}`, null)
  else say(said, path, null)
}
