/**
 * Called once by the server before it listens. With an administrator present it does nothing and
 * answers null. Without one, the two settings create the first organization and its administrator
 * (null again); where they are absent, it answers a one-time set-up link, valid for one hour, and
 * kills the links printed before. Throws `BadSetting` when the password is too weak.
 */
export async function firstStart(_settings: {
  adminEmail?: string | undefined
  adminPassword?: string | undefined
}): Promise<string | null> {
  throw new Error('not built')
}
