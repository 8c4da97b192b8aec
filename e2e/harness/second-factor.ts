import { callAction } from './action'
import { codeOf } from './authenticator'
import { form } from './form'
import { granted } from './portal'
import type { Session } from './session'

const TOTP_ACTIONS = 'account/second-factor/totp'

/** Sets the first authenticator app up; its key, and the recovery codes that came with it. */
export async function enrolAuthenticator(
  session: Session,
): Promise<{ key: string; codes: string[] }> {
  const offer = await callAction<{ keyText: string }>(
    session,
    '/account',
    `${TOTP_ACTIONS}/offerMyTotp`,
  )
  const { keyText: key } = granted(offer)
  const typed = form({ code: codeOf(key) })
  const added = await callAction<Shown>(session, '/account', `${TOTP_ACTIONS}/addMyTotp`, typed)
  return { key, codes: granted(added).recoveryCodes ?? [] }
}

type Shown = { recoveryCodes: string[] | null }

/** Sets an authenticator app up; its key, of which the next code is still to be used. */
export async function addAuthenticator(session: Session): Promise<string> {
  return (await enrolAuthenticator(session)).key
}
