import type { AppKeyView } from './app-key'
import type { AppKeyRecord } from './store'

/** What the app's Keys page shows of a key's row. */
export function viewAppKey({ jwk: _, ...key }: AppKeyRecord): AppKeyView {
  return key
}
