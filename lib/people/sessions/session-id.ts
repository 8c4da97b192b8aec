import { Plaintext } from '@/lib/crypto/plaintext'
import { randomBase62 } from '@/lib/crypto/random'

/** 62^43: a little over 256 bits. */
const SESSION_ID_CHARACTERS = 43

/** A new id for a session's cookie; the row stores only its digest. */
export function newSessionId(): Plaintext {
  return new Plaintext(randomBase62(SESSION_ID_CHARACTERS))
}
