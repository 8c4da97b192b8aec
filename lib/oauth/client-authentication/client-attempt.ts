/** One attempt to authenticate: the named app, the presented credential, and the address. */
export type ClientAttempt = {
  appId: string
  /** The public id of the presented secret. */
  secretId: string | null
  /** The key ID in the assertion's header. */
  kid: string | null
  address: string
  /** What failures of this credential are counted under, beside the address. */
  credential: string
}

/** The attempt, with the name of the credential that was presented. */
export function clientAttemptOf(
  address: string,
  {
    appId,
    secretId,
    kid = null,
  }: { appId: string; secretId: string | null; kid?: string | null | undefined },
): ClientAttempt {
  const credential = `${appId} ${secretId ?? (kid === null ? '-' : `key ${kid}`)}`
  return { appId, secretId, kid, address, credential }
}
