import { follow, type Location, xsrfOf } from './ceremony'
import { INSECURE, oauth, type Party } from './relying-party'
import type { Session } from './session'

const ENGINE = '/oauth2/device'

/** A device authorization request (RFC 8628 §3.1). Answers the device code and the user code. */
export async function beginDevice(
  { as, client, auth }: Pick<Party, 'as' | 'client' | 'auth'>,
  parameters: Record<string, string>,
) {
  const answer = await oauth.deviceAuthorizationRequest(as, client, auth, parameters, INSECURE)
  return oauth.processDeviceAuthorizationResponse(as, client, answer)
}

/** Submits a form of the device page. Answers where it redirects. */
async function submit(session: Session, fields: Record<string, string>): Promise<string> {
  const xsrf = xsrfOf(await follow(session, ENGINE))
  const body = new URLSearchParams({ xsrf, ...fields })
  const { headers } = await session.visit(ENGINE, { method: 'POST', body })
  return headers.get('location') ?? ''
}

/** Types the user code. Answers the page that asks for confirmation. */
export async function typeUserCode(session: Session, userCode: string): Promise<Location> {
  return follow(session, await submit(session, { user_code: userCode }))
}

/** Types the user code and approves on the device page. Answers where the browser is then. */
export async function confirmDevice(session: Session, userCode: string): Promise<Location> {
  await typeUserCode(session, userCode)
  return follow(session, await submit(session, { user_code: userCode, confirm: 'yes' }))
}

/** The same for a signed-in person without a further step. Answers the last URL. */
export async function approveDevice(session: Session, userCode: string): Promise<URL> {
  return (await confirmDevice(session, userCode)).url
}
