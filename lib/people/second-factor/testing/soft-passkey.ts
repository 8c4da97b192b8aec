import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { config } from '@/lib/config'

const PRESENT_AND_VERIFIED = 0x05
const WITH_CREDENTIAL = 0x40

/** An authenticator in memory: one ES256 credential with a counter that grows. */
export class SoftPasskey {
  readonly id = randomBytes(32)
  counter = 0
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })

  /** A browser's answer to creation options (WebAuthn §6.5, attestation "none"). */
  make(offer: { challenge: string }) {
    const length = Buffer.from([0, this.id.length])
    const credential = Buffer.concat([
      Buffer.alloc(16),
      length,
      this.id,
      coseKey(this.#keys.publicKey),
    ])
    const authData = Buffer.concat([this.#authenticatorData(WITH_CREDENTIAL), credential])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: clientData('webauthn.create', offer.challenge),
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      },
    }
  }

  /** A browser's answer to a challenge. `origin` may be another site's. */
  use(request: { challenge: string }, origin?: string) {
    this.counter += 1
    const client = clientData('webauthn.get', request.challenge, origin)
    const hash = createHash('sha256').update(Buffer.from(client, 'base64url')).digest()
    const authData = this.#authenticatorData(0)
    const signature = sign('sha256', Buffer.concat([authData, hash]), this.#keys.privateKey)
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: client,
        authenticatorData: base64url(authData),
        signature: base64url(signature),
      },
    }
  }

  #credential() {
    const id = base64url(this.id)
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  #authenticatorData(flag: number): Buffer {
    const { hostname } = new URL(config().url)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const flags = Buffer.from([PRESENT_AND_VERIFIED | flag])
    return Buffer.concat([createHash('sha256').update(hostname).digest(), flags, counter])
  }
}

function clientData(type: string, challenge: string, origin = config().url): string {
  return base64url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })))
}

function coseKey(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
  // RFC 9052, section 7: EC2, ES256, P-256.
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ])
  return isoCBOR.encode(cose as never)
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
