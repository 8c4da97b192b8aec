import { config } from '@/lib/config'
import { Plaintext } from '@/lib/crypto/plaintext'
import { randomBase62 } from '@/lib/crypto/random'
import { type TokenDigest, tokenDigest } from './token-digest'

/** 62^43: a little over 256 bits. */
const TOKEN_CHARACTERS = 43

/**
 * A link to this page, and the digest of its token. The token is in the URL's fragment, which browsers send to no
 * server, so it gets into no log and no Referer.
 */
export function linkWithToken(page: string): { link: Plaintext; tokenDigest: TokenDigest } {
  const token = randomBase62(TOKEN_CHARACTERS)
  return {
    link: new Plaintext(`${config().url}/${page}#${token}`),
    tokenDigest: tokenDigest(token),
  }
}
