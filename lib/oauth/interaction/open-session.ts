import type { Provider } from '../protocol/oidc-provider'
import { runningEngine } from '../protocol/running-engine'
import { requestWith } from './open-interaction'

type Session = InstanceType<Provider['Session']>

/** A form that the engine has promised itself: what it will want to see again, and about what. */
export type AwaitedForm = { secret: string; clientId?: string; postLogoutRedirectUri?: string }

/** The form that the engine awaits of this browser, by its session cookie; null when it awaits none. */
export async function awaitedForm(cookieHeader: string | null): Promise<AwaitedForm | null> {
  const { Session } = runningEngine()
  const get = Session.get as (ctx: object) => Promise<Session>
  const session = await get.call(Session, requestWith(cookieHeader))
  return (session.state as AwaitedForm | undefined) ?? null
}
