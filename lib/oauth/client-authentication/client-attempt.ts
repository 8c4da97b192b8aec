import { addressBlock } from '@/lib/limits/address-block'

/** One attempt to authenticate: the named app, the presented credential, and the address. */
export type ClientAttempt = {
  appId: string
  /** The public id of the presented secret. */
  secretId: string | null
  /** The key ID in the assertion's header. */
  kid: string | null
  address: string
  /**
   * The keys under which failures are counted: the network, the app from there, this credential
   * from there.
   */
  network: string
  pair: string
  credential: string
}

/** The attempt with the keys under which its failures are counted. */
export function clientAttemptOf(
  address: string,
  {
    appId,
    secretId,
    kid = null,
  }: { appId: string; secretId: string | null; kid?: string | null | undefined },
): ClientAttempt {
  const network = addressBlock(address)
  const pair = `${appId} ${network}`
  const credential = `${pair} ${secretId ?? (kid === null ? '-' : `key ${kid}`)}`
  return { appId, secretId, kid, address, network, pair, credential }
}
