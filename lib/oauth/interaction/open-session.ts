import { sessionOfCookie } from '../engine/seams/cookie-request'
import { type AwaitedForm, awaitedFormOf } from '../engine/seams/session'
import { runningEngine } from '../protocol/running-engine'

/**
 * The form that the engine expects from this browser, by its session cookie; null if it expects
 * none.
 */
export async function awaitedForm(cookieHeader: string | null): Promise<AwaitedForm | null> {
  return awaitedFormOf(await sessionOfCookie(runningEngine(), cookieHeader))
}
