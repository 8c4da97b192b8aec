import { z } from 'zod'
import { isIn, type Networks, NO_NETWORKS, readNetworks } from '@/lib/networks'
import { listed } from '@/lib/text'

/** Where on inner networks the apps may be that Keyturn calls: their keys, their sign-out notices. */
export type AdmittedNetworks = {
  networks: Networks
  /** The addresses that are named one by one. */
  addresses: Networks
  /** Names in lower case. `*.corp.example` is every name below `corp.example`. */
  hosts: readonly string[]
}

export const NOTHING_ADMITTED: AdmittedNetworks = {
  networks: NO_NETWORKS,
  addresses: NO_NETWORKS,
  hosts: [],
}

/**
 * Where clouds answer their machines alone, with credentials for everything that the machine may do:
 * the metadata services of AWS, Google, Azure, Oracle and Alibaba, those of AWS for containers, and the
 * first of all behind NAT64 and 6to4.
 */
const METADATA_SERVICES = readNetworks(
  listed(`169.254.169.254 169.254.170.2 169.254.170.23 168.63.129.16 192.0.0.192 100.100.100.200
    fd00:ec2::254 fd00:ec2::23 fd20:ce::254 64:ff9b::a9fe:a9fe 2002:a9fe:a9fe::/48`),
) as Networks

/** A host name whose last label is no number, so that a mistyped address is not taken for one. */
const HOST = /^(\*\.)?([a-z0-9_-]{1,63}\.)*(?!\d+$)[a-z0-9_-]{1,63}$/

/** Reads networks, addresses and host names. Null if one of them is none of these. */
export function readAdmitted(texts: readonly string[]): AdmittedNetworks | null {
  const entries = texts.map((text) => text.toLowerCase())
  const hosts = entries.filter((entry) => HOST.test(entry))
  const others = entries.filter((entry) => !HOST.test(entry))
  const networks = readNetworks(others)
  const addresses = readNetworks(others.filter((entry) => !entry.includes('/')))
  return networks && addresses ? { networks, addresses, hosts } : null
}

/** The same from one setting, with commas or spaces between. */
export const admittedNetworks = z.string().transform((text, context) => {
  const admitted = readAdmitted(listed(text))
  if (admitted) return admitted
  context.addIssue('must be networks and hosts such as 10.20.0.0/16, *.corp.example')
  return z.NEVER
})

/**
 * Whether the operator lets an address of an inner network be called, to which `host` was resolved.
 * A metadata service must be named by its address itself: a network around it, or a host that leads
 * there, is not enough.
 */
export function isAdmitted(
  { networks, addresses, hosts }: AdmittedNetworks,
  { host, address }: { host: string; address: string },
): boolean {
  if (isIn(METADATA_SERVICES, address)) return isIn(addresses, address)
  return isIn(networks, address) || hosts.some((pattern) => matches(pattern, host))
}

function matches(pattern: string, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern
}
