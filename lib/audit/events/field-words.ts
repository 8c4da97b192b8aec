import { FIELDS } from '@/lib/apps/fields/fields'

/** What each field of an app is called; one without an entry, of an API or a provider, is read as it is named. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(FIELDS).map(([name, { trail }]) => [name, trail] as const),
  ['signingAlg', 'signature of tokens'],
  ['tokenType', 'type of tokens'],
  ['tokenTtlSeconds', 'token lifetime'],
  ['accessForItself', 'access of apps for themselves'],
  ['accessForPeople', 'access of apps for people'],
  ['clientId', 'client ID'],
  ['secretEndsAt', 'end of the secret'],
  ['addressClaim', 'claim of the address'],
  ['trustsAddresses', 'trust in addresses'],
  ['groupsClaim', 'claim of the groups'],
  ['groupsIgnoreCase', 'case of groups'],
  ['hasButton', 'button'],
])

/** The stored names of changed fields, `name, websiteUrl`, in words; null where there are none. */
export function fieldsInWords(changed: string | undefined): string | null {
  const names = changed?.split(', ').filter(Boolean) ?? []
  return names.map((name) => WORDS.get(name) ?? splitCamelCase(name)).join(', ') || null
}

function splitCamelCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
