import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Actor } from '@/lib/actor'

/**
 * The person of the request's live portal session, the digest under which the session is stored, and
 * how they have authenticated in it (RFC 8176).
 */
export type SignedIn = Actor & { digest: Buffer; amr: string[] }

/** An error code of RFC 6749 or of ours, and the parameter that it is about, if it is known. */
export type Problem = { code: string; parameter?: string | null }

/**
 * What the engine needs of the portal. The portal's session decides who is signed in at a browser,
 * and its pages are what people see.
 */
export type Portal = {
  /** Who is signed in at the browser of this request; null if nobody is. */
  signedIn(req: IncomingMessage): Promise<SignedIn | null>
  /** Ends that session, and removes its cookie. */
  signOut(req: IncomingMessage, res: ServerResponse): Promise<void>
  /**
   * Answers 400, or 503 for `temporarily_unavailable`, with a page that says why the flow cannot go
   * on. Never redirects.
   */
  cannotContinue(req: IncomingMessage, res: ServerResponse, problem: Problem): Promise<void>
}
