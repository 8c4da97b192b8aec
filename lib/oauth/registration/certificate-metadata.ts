import { z } from 'zod'
import { SUBJECT_KINDS, type SubjectKind } from '@/lib/apps/fields/certificate-subject'
import type { AuthMethod } from '@/lib/apps/fields/field'
import { config } from '@/lib/config'
import { RefusedMetadata } from './refuse-metadata'

const KINDS = Object.entries(SUBJECT_KINDS) as [SubjectKind, string][]

const text = z.string('must be a string').nullish()

/** The members that name the subject of a certificate (RFC 8705 §2.1.2). */
export const SUBJECTS = {
  tls_client_auth_subject_dn: text,
  tls_client_auth_san_dns: text,
  tls_client_auth_san_uri: text,
  tls_client_auth_san_ip: text,
  tls_client_auth_san_email: text,
} satisfies Record<SubjectKind, z.ZodType>

type Subjects = { [K in SubjectKind]?: string | null | undefined }

/**
 * The subject of the certificate with which the app authenticates, as our form has it; empty for
 * another method. Throws `RefusedMetadata` if the proxies of this installation do not hand on what
 * the method needs, and if there is not exactly one subject.
 */
export function subjectOf(method: AuthMethod, metadata: Subjects): string {
  const { certificates } = config()
  const isOffered = method === 'tls_client_auth' ? certificates?.verified : certificates
  if (method.includes('tls_client_auth') && !isOffered) {
    throw new RefusedMetadata('token_endpoint_auth_method', 'certificates are not taken here')
  }
  if (method !== 'tls_client_auth') return ''
  const named = KINDS.filter(([kind]) => metadata[kind])
  const [only] = named
  if (!only || named.length > 1) {
    throw new RefusedMetadata('tls_client_auth_subject_dn', 'name the certificate by one subject')
  }
  const [kind, prefix] = only
  return `${prefix}${metadata[kind]}`
}
