import type { IncomingMessage, ServerResponse } from 'node:http'

/** Whose living portal session a request carries. */
export type SignedIn = {
  personId: string
  /** What the session is stored under. */
  digest: Buffer
  /** When the person last proved who they are. */
  provenAt: Date
}

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
