import type { Environment } from '@/lib/environment'
import { log } from '@/lib/log'
import { isLoopbackHost } from '@/lib/loopback'
import type { CertificateHeaders } from './certificate-header'
import type { Proxies } from './establish-origin'

/** The proxies of the settings. Warns of settings that leave a client's address in doubt. */
export function proxiesOf(environment: Environment): Proxies {
  const { KEYTURN_TRUST_PROXY: proxies, KEYTURN_PROXY_HEADER: header } = environment
  if (proxies.who === 'anybody') {
    log.warn(
      'KEYTURN_TRUST_PROXY=true believes whoever connects: name the networks of your proxies instead, such as 10.0.0.0/8',
    )
  }
  if (proxies.who === 'nobody' && !environment.HOST && isPublic(environment.KEYTURN_URL)) {
    log.warn(
      'listening for this machine alone, though KEYTURN_URL is public: name your proxy in KEYTURN_TRUST_PROXY, or set HOST',
    )
  }
  return { proxies, header, certificates: certificateHeadersOf(environment) }
}

function certificateHeadersOf(environment: Environment): CertificateHeaders | null {
  const { KEYTURN_CERTIFICATE_HEADER: certificate } = environment
  const { KEYTURN_CERTIFICATE_VERIFIED_HEADER: verified = null } = environment
  return certificate === undefined ? null : { certificate, verified }
}

function isPublic(url: string | undefined): boolean {
  return url !== undefined && !isLoopbackHost(new URL(url).hostname)
}
