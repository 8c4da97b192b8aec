import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * What the engine needs of the portal: its session is the one truth about who is signed in at a
 * browser, and its pages are what people see.
 */
export type Portal = {
  /** The person whose living portal session the request carries; null without one. */
  personOf(req: IncomingMessage): Promise<string | null>
  /** Ends that session, and lets the browser forget it. */
  signOut(req: IncomingMessage, res: ServerResponse): Promise<void>
  /** Answers 400 with a page that says why there is no way on; never sends the browser elsewhere. */
  cannotContinue(req: IncomingMessage, res: ServerResponse, code: string): Promise<void>
}
