import { generateSync } from 'otplib'
import { callAction } from './action'
import { granted } from './portal'
import type { Session } from './session'

const FACTORS = 'account/second-factor'
const STEP_SECONDS = 30

/** What the authenticator app shows for this key, some seconds from now. */
export function codeOf(key: string, seconds = 0): string {
  return generateSync({ secret: key, epoch: Math.floor(Date.now() / 1000) + seconds })
}

/** Sets the first authenticator app up; its key, and the recovery codes that came with it. */
export async function enrolAuthenticator(
  session: Session,
): Promise<{ key: string; codes: string[] }> {
  const offer = await callAction<{ keyText: string }>(session, '/account', `${FACTORS}/offerMyTotp`)
  const { keyText: key } = granted(offer)
  const form = new FormData()
  form.set('code', codeOf(key, -STEP_SECONDS))
  const added = await callAction<Shown>(session, '/account', `${FACTORS}/addMyTotp`, form)
  return { key, codes: granted(added).recoveryCodes ?? [] }
}

type Shown = { recoveryCodes: string[] | null }

/** Sets an authenticator app up; its key, of which the present code is still to be used. */
export async function addAuthenticator(session: Session): Promise<string> {
  return (await enrolAuthenticator(session)).key
}
