import { sha256 } from '@/lib/crypto/digest'

/** What names, among an app's credentials, the certificate that it shows: it has no row of its own before its first use. */
export function certificateId(appId: string): string {
  return `crt_${sha256(appId).toString('base64url').slice(0, 22)}`
}
