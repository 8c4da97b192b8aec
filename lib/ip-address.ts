import { isIPv4, isIPv6, SocketAddress } from 'node:net'

const MAPPED = /^::ffff:(?=\d+\.)/

/**
 * The IP address that a text is, in its one usual form, or null if it is none: IPv4 with dots, IPv6
 * as in RFC 5952. IPv4 mapped into IPv6 (RFC 4291 §2.5.5.2) becomes IPv4. A zone (`%eth0`) names an
 * interface of this machine and is dropped.
 */
export function ipAddress(text: string | null | undefined): string | null {
  if (!text) return null
  if (isIPv4(text)) return text
  if (!isIPv6(text)) return null
  const [address] = text.split('%')
  return new SocketAddress({ address, family: 'ipv6' }).address.replace(MAPPED, '')
}
