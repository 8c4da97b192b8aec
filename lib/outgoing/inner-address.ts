import { type AdmittedNetworks, isAdmitted } from '@/lib/admitted-networks'
import { isIn, type Networks, readNetworks } from '@/lib/networks'
import { listed } from '@/lib/text'

/**
 * The special-purpose networks of IPv4 (IANA's registry, RFC 6890), and the address at which Azure
 * answers its machines alone.
 */
const INNER_IPV4 = `
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12
  192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16
  192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  168.63.129.16/32`

/** The only addresses of IPv6 that are reached from everywhere (RFC 4291 §2.4). */
const GLOBAL_IPV6 = '2000::/3'

/** What is special among them: Teredo and others, documentation, 6to4 (RFC 3056), AS112. */
const SPECIAL_IPV6 = '2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20'

const networksOf = (text: string) => readNetworks(listed(text)) as Networks
const INNER = networksOf(`${INNER_IPV4} ${SPECIAL_IPV6}`)
const IPV4 = networksOf('0.0.0.0/0')
const GLOBAL = networksOf(`0.0.0.0/0 ${GLOBAL_IPV6}`)

/**
 * Whether an IP address is not one of the public internet: this machine, a private network, a
 * metadata service of a cloud, or IPv4 in a form of IPv6 that a gateway could turn into one of them
 * (mapped, NAT64, 6to4). Unless the operator admits it, or `host`, the name that led there. What is
 * no address is inner.
 */
export function isInnerAddress(
  address: string,
  { host, admitted }: { host: string; admitted: AdmittedNetworks },
): boolean {
  if (isAdmitted(admitted, { host, address })) return false
  const isMapped = address.includes(':') && isIn(IPV4, address)
  return isMapped || !isIn(GLOBAL, address) || isIn(INNER, address)
}
