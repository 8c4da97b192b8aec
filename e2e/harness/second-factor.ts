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

/** Sets an authenticator app up; its key, of which the present code is still to be used. */
export async function addAuthenticator(session: Session): Promise<string> {
  const offer = await callAction<{ keyText: string }>(session, '/account', `${FACTORS}/offerMyTotp`)
  const { keyText } = granted(offer)
  const form = new FormData()
  form.set('code', codeOf(keyText, -STEP_SECONDS))
  granted(await callAction(session, '/account', `${FACTORS}/addMyTotp`, form))
  return keyText
}
