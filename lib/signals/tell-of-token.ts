import { now } from '@/lib/clock'
import { rowsOf, type Statement } from '@/lib/db/statement'

const SEND: Statement = {
  name: 'send-token-signal',
  text: 'SELECT send_token_signal($1, $2, $3::timestamptz)',
}

/** Tells receivers that one JWT of the app has ended, by its `jti`. */
export async function tellOfToken(appId: string, jti: string): Promise<void> {
  await rowsOf(SEND, [appId, jti, now().toISOString()])
}
