import { requestSlot } from '../request/request-slot'
import type { FoundArtifact } from './artifact'

/** The artifact that was looked up last in this request, under the value that was presented. */
export const presentedArtifact = requestSlot<{
  id: string
  found: Promise<FoundArtifact | undefined>
}>('presented artifact')

/** The code that the presented value comes from; what is minted in the request does too. */
export const familyOfRequest = requestSlot<Buffer>('family')

/** For whom the presented value speaks, and what their claims are made of. */
export const personOfRequest = requestSlot<{ id: string; name: string; email: string }>('person')
