import type { ToldPerson } from '@/lib/people/told-person'
import { requestSlot } from '../request/request-slot'
import type { FoundArtifact } from './artifact'

/** The artifact of the last look-up in this request by the presented value. */
export const presentedArtifact = requestSlot<{
  id: string
  found: Promise<FoundArtifact | undefined>
}>('presented artifact')

/** The family of the presented value. Everything that is minted in the request belongs to it. */
export const familyOfRequest = requestSlot<Buffer>('family')

/** The person of the presented value, and the data of their claims. */
export const personOfRequest = requestSlot<ToldPerson>('person')
