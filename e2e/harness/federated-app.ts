import { callAction } from './action'
import { form } from './form'
import { type IssuerProcess, startIssuerProcess } from './issuer-process'
import { granted } from './portal'
import type { oauth, Party } from './relying-party'
import type { Session } from './session'

/** The subject of what runs at the issuer. */
export const SUBJECT = 'repo:acme/site:ref:refs/heads/main'

/** Lets the app authenticate with the tokens of an issuer, on the app's page. */
export async function trustIssuer(party: Party, owner: Session, issuer: string): Promise<void> {
  const typed = form({
    name: 'Deploy',
    issuer,
    subject: 'repo:acme/*:ref:refs/heads/*',
    claims: 'environment=production',
  })
  const { id } = party.app
  granted(await callAction(owner, `/apps/${id}/federated`, '[clientId]/federated/add', id, typed))
}

/** Removes what `trustIssuer` added, as the dialog does. */
export async function distrust(party: Party, owner: Session): Promise<void> {
  const { id, name } = party.app
  const page = `/apps/${id}/federated`
  const { text } = await owner.visit(page)
  const credential = /federated-(fed_[A-Za-z0-9]{20})/.exec(text)?.[1]
  granted(await callAction(owner, page, '[clientId]/federated/remove', id, credential, name))
}

/** Authenticates an app with a new token of its issuer for each request (RFC 7523 §2.2). */
export function byIssuer(tokenFor: () => Promise<string>): oauth.ClientAuth {
  return async (_as, client, body) => {
    body.set('client_id', client.client_id)
    body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    body.set('client_assertion', await tokenFor())
  }
}

/** The app, which from here on sends a new token of this issuer for each request. */
export async function vouchedFor(
  party: Party,
  owner: Session,
  { issuer, token }: IssuerProcess,
): Promise<Party> {
  await trustIssuer(party, owner, issuer)
  const claims = { audience: String(party.as.issuer), sub: SUBJECT, environment: 'production' }
  return { ...party, auth: byIssuer(() => token(claims)) }
}

/** Runs with another issuer's process, which is ended afterwards. */
export async function withIssuer<T>(work: (issuer: IssuerProcess) => Promise<T>): Promise<T> {
  const issuer = await startIssuerProcess()
  try {
    return await work(issuer)
  } finally {
    await issuer.end()
  }
}
