import type { Context } from 'koa'
import type { KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

export type Session = InstanceType<Provider['Session']>

/** A form that the engine expects: its token, and what the form is about. */
export type AwaitedForm = { secret: string; clientId?: string; postLogoutRedirectUri?: string }

/** The form that the engine expects from a session's browser. `state` is missing in its types. */
export function awaitedFormOf({ state }: Session): AwaitedForm | null {
  return (state as AwaitedForm | undefined) ?? null
}

/** Whether the engine has ended the session in this request. This is missing in its types. */
export function isEnded(session: Session): boolean {
  return (session as { destroyed?: boolean }).destroyed === true
}

/** A request, possibly before the engine has begun with it. */
export type SessionContext = Context & Partial<Pick<KoaContextWithOIDC, 'oidc'>>

/**
 * The engine finds a session by its cookie alone. `complete` may add who is signed in to the
 * portal.
 */
export function completeSessions(
  { Session }: Provider,
  complete: (ctx: SessionContext, session: Session) => Promise<void>,
): void {
  const get = Session.get.bind(Session)
  Session.get = async (ctx) => {
    const session = await get(ctx)
    await complete(ctx, session)
    return session
  }
}
