/** Fields whose words are not their names; `contactEmail` is read as “contact email” by itself. */
const WORDS: Readonly<Record<string, string>> = {
  websiteUrl: 'website',
  termsUrl: 'terms of service',
  privacyUrl: 'privacy statement',
  redirectUris: 'redirect URIs',
  postLogoutRedirectUris: 'post-logout redirect URIs',
  backchannelLogoutUri: 'back-channel logout URI',
  jwksUri: 'address of its public keys',
  tokenTtlSeconds: 'token lifetime',
}

/** The stored names of changed fields, `name, websiteUrl`, in words; null where there are none. */
export function fieldsInWords(changed: string | undefined): string | null {
  const names = changed?.split(', ').filter(Boolean) ?? []
  return names.map((name) => WORDS[name] ?? splitCamelCase(name)).join(', ') || null
}

function splitCamelCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
