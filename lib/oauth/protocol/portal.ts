import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Actor } from '@/lib/actor'

/** Whose living portal session a request carries, and what that is stored under. */
export type SignedIn = Actor & { digest: Buffer }

/**
 * What the engine needs of the portal: its session is the one truth about who is signed in at a
 * browser, and its pages are what people see.
 */
export type Portal = {
  /** Who is signed in at the browser that sends this request; null when nobody is. */
  signedIn(req: IncomingMessage): Promise<SignedIn | null>
  /** Ends that session, and lets the browser forget it. */
  signOut(req: IncomingMessage, res: ServerResponse): Promise<void>
  /** Answers 400 with a page that says why there is no way on; never sends the browser elsewhere. */
  cannotContinue(req: IncomingMessage, res: ServerResponse, code: string): Promise<void>
}
