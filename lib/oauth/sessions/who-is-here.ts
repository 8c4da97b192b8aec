import type { IncomingMessage } from 'node:http'
import type { Portal, SignedIn } from '../protocol/portal'
import { requestMemory } from '../request/request-memory'

/** Who is signed in at the browser that is being answered: within a request that is one question. */
export function whoIsHere(portal: Portal, req: IncomingMessage): Promise<SignedIn | null> {
  const memory = requestMemory()
  if (!memory) return portal.signedIn(req)
  memory.signedIn ??= portal.signedIn(req)
  return memory.signedIn
}
