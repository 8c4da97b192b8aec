import { browserCookie, cookieIn } from '@/lib/browser-cookie'
import { sealJson, unsealJson } from '@/lib/crypto/sealed-json'
import { type AwaitedForm, completeSessions } from '../engine/seams/session'
import { Provider } from '../protocol/oidc-provider'

const CONTEXT = 'awaited form'

/** Browsers keep no longer cookie. A form with a longer `state` has to be begun again. */
const LONGEST = 3_800

/**
 * The form that the engine expects from a browser at which nobody is signed in to an app. It is in a
 * sealed cookie and not in the database: anybody can ask for such a form, as often as they like.
 */
function formCookie() {
  const { name, options } = browserCookie('keyturn-form')
  return { name, options: { ...options, signed: false } }
}

/** Lets the browser of the present request keep this form, in place of the one that it had. */
export function keepForm(form: AwaitedForm | undefined): void {
  const { ctx } = Provider
  if (!ctx) return
  const { name, options } = formCookie()
  const value = form ? sealed(form) : null
  if (value !== null || ctx.cookies.get(name, { signed: false })) {
    ctx.cookies.set(name, value, { ...options, overwrite: true })
  }
}

/** Gives sessions that have no form of their own the one that the browser keeps. */
export function readFormsFromBrowsers(provider: Provider): void {
  completeSessions(provider, async ({ req }, session) => {
    if (session.state !== undefined) return
    const form = formIn(req.headers.cookie)
    if (form) session.state = form
  })
}

function sealed(form: AwaitedForm): string | null {
  const value = sealJson('form-cookie', CONTEXT, form)
  return value.length > LONGEST ? null : value
}

function formIn(cookieHeader: string | undefined): AwaitedForm | null {
  const value = cookieIn(cookieHeader, formCookie().name)
  return value ? (unsealJson('form-cookie', CONTEXT, value) as AwaitedForm | null) : null
}
