import type { X509Certificate } from 'node:crypto'
import {
  type CertificateSubject,
  readName,
  readPart,
  readSubject,
} from '@/lib/apps/fields/certificate-subject'
import { ipAddress } from '@/lib/ip-address'

/**
 * Whether the certificate has this subject (RFC 8705 §2.1.2): a distinguished name in the form of
 * RFC 4514, or one of its alternative names. Names are compared whole: no wildcard stands for any.
 */
export function hasSubject(certificate: X509Certificate, text: string): boolean {
  const subject = readSubject(text)
  if (!subject) return false
  if (subject.of === 'tls_client_auth_subject_dn') return isNamed(certificate, subject.value)
  return alternativeNames(certificate).some((name) => isSameName(name, subject))
}

/** Node writes one part of the name in each line, and the most specific one last. */
function isNamed({ subject }: X509Certificate, name: string): boolean {
  const parts = subject?.split('\n').toReversed().map(readPart) ?? []
  return JSON.stringify(parts) === JSON.stringify(readName(name)) && parts.length > 0
}

const KINDS = {
  DNS: 'tls_client_auth_san_dns',
  URI: 'tls_client_auth_san_uri',
  'IP Address': 'tls_client_auth_san_ip',
  email: 'tls_client_auth_san_email',
} as const

/** A name with a comma, a quote or an odd letter stands in quotes, as in JSON. */
const ALTERNATIVE = /(?:^|, )(DNS|URI|IP Address|email):("(?:[^"\\]|\\.)*"|[^,"]*)/g

function alternativeNames({ subjectAltName }: X509Certificate): CertificateSubject[] {
  return [...(subjectAltName ?? '').matchAll(ALTERNATIVE)].map(([, kind, value = '']) => ({
    of: KINDS[kind as keyof typeof KINDS],
    value: value.startsWith('"') ? String(JSON.parse(value)) : value,
  }))
}

/** Hosts are the same in upper and lower case (RFC 4343), addresses in each of their forms. */
function isSameName(one: CertificateSubject, other: CertificateSubject): boolean {
  if (one.of !== other.of) return false
  if (one.of === 'tls_client_auth_san_dns') {
    return one.value.toLowerCase() === other.value.toLowerCase()
  }
  if (one.of === 'tls_client_auth_san_ip') {
    const address = ipAddress(one.value)
    return address !== null && address === ipAddress(other.value)
  }
  return one.value === other.value
}
