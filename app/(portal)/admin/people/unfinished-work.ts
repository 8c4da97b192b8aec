import { cache } from 'react'
import { signedInActor } from '@/lib/auth/current-actor'
import { listUnfinished } from '@/lib/leavers/list-unfinished'

/** Of which leavers something is left to do, looked up once for the page of the people and the frame around it. */
export const unfinishedWork = cache(async () => listUnfinished(await signedInActor()))
