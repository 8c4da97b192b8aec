import { z } from 'zod'
import { isAppId } from '@/lib/apps/app'
import { personIdInput } from '@/lib/people/person-input'
import { PLACE_MAX, readPlace, writeKeys } from '@/lib/place'
import { BREAKABLE } from './violation'

/** Where a list goes on: behind this app and secret. */
export type Place = { appId: string; secretId: string }

/** A place as it stands in an address. */
export const writePlace = ({ appId, secretId }: Place) => writeKeys([appId, secretId])

/** Such a place, as it is read from its keys. */
export const violationPlace = z
  .tuple([z.string().refine(isAppId), z.string().regex(/^[0-9A-Za-z]{0,8}$/)])
  .transform(([appId, secretId]): Place => ({ appId, secretId }))

const place = z
  .string()
  .max(PLACE_MAX)
  .transform((text) => readPlace(violationPlace, text))

/** What the address of the violations asks for. What is nonsense counts as absent. */
export const violationQuery = z.object({
  policy: z.enum(BREAKABLE).optional().catch(undefined),
  owner: personIdInput.optional().catch(undefined),
  after: place.nullable().catch(null).default(null),
})
export type ViolationAddress = z.output<typeof violationQuery>
