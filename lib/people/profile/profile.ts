/** The longest language tag (BCP 47) and name of a time zone (IANA) that is kept, in characters. */
export const LOCALE_MAX = 35
export const ZONEINFO_MAX = 64

/** The language tag in its canonical form, or null if it is none. */
export function canonicalLocale(text: string): string | null {
  if (text.length > LOCALE_MAX) return null
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null
  } catch {
    return null
  }
}

/** Whether this names a time zone, such as `Europe/Oslo`. */
export function isTimeZone(text: string): boolean {
  if (text.length > ZONEINFO_MAX || !/^[A-Z]/.test(text)) return false
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

/** What a provider tells of a person beside their name; null is what it does not say. */
export type ProviderProfile = {
  givenName: string | null
  familyName: string | null
  locale: string | null
  zoneinfo: string | null
  /** The address that the provider has verified. */
  verifiedEmail: string | null
}
