import { z } from 'zod'
import { isAppId } from '@/lib/apps/app'
import { personIdInput } from '@/lib/people/person-input'
import { BREAKABLE } from './violation'

/** Where a list goes on: behind this app and secret. */
export type Place = { appId: string; secretId: string }

/** A place as it stands in an address. */
export function writePlace({ appId, secretId }: Place): string {
  return `${secretId}~${appId}`
}

const place = z
  .string()
  .max(3_000)
  .transform((text) => ({
    secretId: text.split('~')[0] ?? '',
    appId: text.slice(text.indexOf('~') + 1),
  }))
  .pipe(
    z.object({
      secretId: z.string().regex(/^[0-9A-Za-z]{0,8}$/),
      appId: z.string().refine(isAppId),
    }),
  )

/** What the address of the violations asks for. What is nonsense counts as absent. */
export const violationQuery = z.object({
  policy: z.enum(BREAKABLE).optional().catch(undefined),
  owner: personIdInput.optional().catch(undefined),
  after: place.nullable().catch(null).default(null),
})
export type ViolationAddress = z.output<typeof violationQuery>
