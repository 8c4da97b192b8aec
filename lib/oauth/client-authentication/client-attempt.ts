import { addressBlock } from '@/lib/limits/address-block'

/** Who tries to authenticate: the app that it names, what it presents, and from which address. */
export type ClientAttempt = {
  appId: string
  /** The public id of the presented secret. */
  secretId: string | null
  /** What an assertion calls the key that has signed it. */
  kid: string | null
  address: string
  /** What failures are counted under: its network, the app from there, this credential from there. */
  network: string
  pair: string
  credential: string
}

/** The same with the keys under which its failures are counted. */
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
