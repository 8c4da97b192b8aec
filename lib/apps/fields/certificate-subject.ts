/**
 * The subject by which an app's client certificate is known (RFC 8705 §2.1.2): its distinguished
 * name in the form of RFC 4514, or one of its alternative names, as OpenSSL writes them:
 * `DNS:orders.example`, `URI:…`, `IP:192.0.2.7`, `email:…`.
 */
export type CertificateSubject = { of: SubjectKind; value: string }

/** The kinds of subject, by their names in the metadata of RFC 8705 §2.1.2. */
export const SUBJECT_KINDS = {
  tls_client_auth_subject_dn: '',
  tls_client_auth_san_dns: 'DNS:',
  tls_client_auth_san_uri: 'URI:',
  tls_client_auth_san_ip: 'IP:',
  tls_client_auth_san_email: 'email:',
} as const

export type SubjectKind = keyof typeof SUBJECT_KINDS

const ALTERNATIVE = /^(DNS|URI|IP|email):(.+)$/i

/** Reads a subject; null if the text is neither a name of RFC 4514 nor an alternative name. */
export function readSubject(text: string): CertificateSubject | null {
  const [, prefix = '', value = ''] = ALTERNATIVE.exec(text) ?? []
  const kind = Object.entries(SUBJECT_KINDS).find(
    ([, known]) => known.toLowerCase() === `${prefix.toLowerCase()}:`,
  )
  if (kind) return { of: kind[0] as SubjectKind, value }
  return readName(text) ? { of: 'tls_client_auth_subject_dn', value: text } : null
}

/** What is wrong with a subject that somebody has typed; null when it is valid. */
export function validateSubject(text: string): string | null {
  if (text === '' || readSubject(text)) return null
  return 'Write the subject as RFC 4514 has it, such as CN=orders,O=Fjordrail, or DNS:orders.example.'
}

/** One part of a distinguished name: its attributes, sorted, with what was escaped in clear. */
type Part = string

/** The parts of a distinguished name in the form of RFC 4514, the most specific first; or null. */
export function readName(text: string): Part[] | null {
  const parts = splitUnescaped(text, ',').map(readPart)
  return parts.every((part) => part !== null) ? parts : null
}

/** `CN=a + OU=b`, written in one way. */
export function readPart(text: string): Part | null {
  const attributes = splitUnescaped(text, '+').map((attribute) => {
    const [, type, value] =
      /^\s*([A-Za-z][\w-]*|\d+(?:\.\d+)+)\s*=\s*(.+?)\s*$/s.exec(attribute) ?? []
    return type && value ? `${type.toUpperCase()}=${unescaped(value)}` : null
  })
  return attributes.includes(null) ? null : attributes.toSorted().join('+')
}

function splitUnescaped(text: string, separator: ',' | '+'): string[] {
  return text.match(separator === ',' ? /(?:\\.|[^,\\])+/gs : /(?:\\.|[^+\\])+/gs) ?? ['']
}

/** RFC 4514 §2.4: a backslash before a sign, or before the two digits of a byte of UTF-8. */
function unescaped(value: string): string {
  const bytes = value.replaceAll(/(?:\\[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('\\', ''), 'hex').toString(),
  )
  return bytes.replaceAll(/\\(.)/g, '$1')
}
