import { follow, type Standing } from './ceremony'
import { INSECURE, oauth, type Party } from './relying-party'
import type { Session } from './session'

const ENGINE = '/oauth2/device'

/** A device asks (RFC 8628 §3.1); its codes, and the one that it shows. */
export async function beginDevice(
  { as, client, auth }: Pick<Party, 'as' | 'client' | 'auth'>,
  asked: Record<string, string>,
) {
  const answer = await oauth.deviceAuthorizationRequest(as, client, auth, asked, INSECURE)
  return oauth.processDeviceAuthorizationResponse(as, client, answer)
}

/** Sends one of the forms of the device page; where its answer leads. */
async function press(session: Session, fields: Record<string, string>): Promise<string> {
  const page = await follow(session, ENGINE)
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const body = new URLSearchParams({ xsrf, ...fields })
  const { headers } = await session.visit(ENGINE, { method: 'POST', body })
  return headers.get('location') ?? ''
}

/** Types what the device shows: the page that asks whether it may. */
export async function typeUserCode(session: Session, userCode: string): Promise<Standing> {
  return follow(session, await press(session, { user_code: userCode }))
}

/** Types the code and approves on the device page; where the browser stands then. */
export async function confirmDevice(session: Session, userCode: string): Promise<Standing> {
  await typeUserCode(session, userCode)
  return follow(session, await press(session, { user_code: userCode, confirm: 'yes' }))
}

/** The same by somebody who is signed in, and whom nobody asks again; where the browser ends. */
export async function approveDevice(session: Session, userCode: string): Promise<URL> {
  return (await confirmDevice(session, userCode)).url
}
