import { callAction } from './action'
import { form } from './form'
import { granted } from './portal'
import { oauth, type Party } from './relying-party'
import type { Session } from './session'

/** Adds a public key on the app's Keys page; from here on the app signs instead of showing a secret. */
export async function withKey(party: Party, owner: Session): Promise<Party> {
  const { publicKey, privateKey } = await oauth.generateKeyPair('ES256', { extractable: true })
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('base64')
  const pem = `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`
  const typed = form({ name: 'Signer', publicKey: pem, kid: 'signer' })
  const { id } = party.app
  granted(await callAction(owner, `/apps/${id}/keys`, '[clientId]/keys/add', id, typed))
  return { ...party, auth: oauth.PrivateKeyJwt({ key: privateKey, kid: 'signer' }) }
}
