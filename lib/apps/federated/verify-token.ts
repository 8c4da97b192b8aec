import { compactVerify, errors } from 'jose'
import { TOKEN_ALGORITHMS } from './federated-credential'
import { type IssuerKeys, keysOfIssuer } from './issuer-keys'
import { type Payload, readPayload } from './read-token'

/** The issuer's keys cannot be read: its address does not answer, or not with a set of keys. */
export class UnreadableKeys extends Error {
  override readonly name = 'UnreadableKeys'
}

/**
 * Verifies the signature of a token with the keys of this issuer, which are read again after five
 * minutes, and for a key that is not among them. Answers what was signed. Throws `UnreadableKeys`, or
 * whatever is wrong with the signature. Who issued it, to whom and until when is not looked at.
 */
export async function verifyToken(issuer: string, token: string): Promise<Payload> {
  const keys = keysOfIssuer(issuer)
  const { reading } = keys
  if (reading.isDue()) await reading.again()
  if (reading.isDue()) throw new UnreadableKeys(reading.error ?? 'the keys could not be read')
  try {
    return await verifiedBy(keys, token)
  } catch (error) {
    if (!(error instanceof errors.JWKSNoMatchingKey) || reading.rests()) throw error
    await reading.again()
    return verifiedBy(keys, token)
  }
}

async function verifiedBy({ find }: IssuerKeys, token: string): Promise<Payload> {
  const options = { algorithms: [...TOKEN_ALGORITHMS] }
  try {
    return readPayload((await compactVerify(token, find, options)).payload)
  } catch (error) {
    // The token names no key, and several may have signed it.
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error
    for await (const key of error) {
      const verified = await compactVerify(token, key, options).catch(() => null)
      if (verified) return readPayload(verified.payload)
    }
    throw new errors.JWSSignatureVerificationFailed()
  }
}
