import type { IncomingHttpHeaders } from 'node:http'
import { ipAddress } from '@/lib/ip-address'
import type { TrustedProxies } from '@/lib/trusted-proxies'

/** The header in which a proxy tells the client's address. One alone: the other is the client's. */
export type ProxyHeader = 'x-forwarded-for' | 'forwarded'

type Claim = { headers: IncomingHttpHeaders; header: ProxyHeader; proxies: TrustedProxies }

/**
 * The client's address: that of the connection's peer, or, if the peer is a trusted proxy, what it
 * says, and so on from right to left through trusted proxies. The result was written by somebody
 * trusted, or is the peer. An entry that is no IP address (`unknown`, `_hidden`, a name) tells
 * nothing: the client then counts as the proxy that wrote it.
 */
export function clientAddress(peer: string, { headers, header, proxies }: Claim): string {
  const text = headers[header]?.toString()
  if (text === undefined) return peer
  let address = peer
  const entries = header === 'forwarded' ? forwardedFor(text) : fromRight(text, ',')
  for (const [hop, entry] of entries.entries()) {
    const told = proxies.trusts(address, hop) ? nodeAddress(entry) : null
    if (!told) return address
    address = told
  }
  return address
}

/** The `for` of each element of `Forwarded` (RFC 7239 §4), or an empty text, the last one first. */
function forwardedFor(text: string): string[] {
  return fromRight(text, ',').map((element) => {
    const pairs = fromRight(element, ';').map((pair) => pair.trim())
    return pairs.find((pair) => /^for=/i.test(pair))?.slice('for='.length) ?? ''
  })
}

/**
 * The parts between separators that stand outside of quoted strings, the last one first. It reads
 * from the right, so that what a client wrote on the left, such as a quote without an end, cannot
 * swallow what its proxy has appended.
 */
function fromRight(text: string, separator: string): string[] {
  const parts: string[] = []
  let [end, quoted] = [text.length, false]
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === '"') quoted = !quoted
    if (text[at] !== separator || quoted) continue
    parts.push(text.slice(at + 1, end))
    end = at
  }
  return [...parts, text.slice(0, end)]
}

const BRACKETED = /^\[([^\]]+)\](?::\w+)?$/
const IPV4_WITH_PORT = /^([\d.]+):\w+$/

/** The address of a node (RFC 7239 §6), with or without a port, brackets and quotes; or null. */
function nodeAddress(entry: string): string | null {
  const node = entry.trim().replace(/^"(.*)"$/, '$1')
  const [, address = node] = BRACKETED.exec(node) ?? IPV4_WITH_PORT.exec(node) ?? []
  return ipAddress(address)
}
