import type { Origin } from '@/lib/actor'

/** An app that checks the tokens of an API, and asks for signals with an access token of its own. */
export type Receiver = {
  appId: string
  appName: string
  organizationId: string
  origin: Origin
}
