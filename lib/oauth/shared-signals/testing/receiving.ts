import {
  CREDENTIAL_CHANGE,
  CREDENTIAL_COMPROMISE,
  SESSION_REVOKED,
} from '@/lib/signals/signal-stream'
import { test as base } from '../../testing/engine-test'
import { makeRelyingParty, type RelyingParty } from '../../testing/relying-party'
import { type EventToken, listenForSignals, makeReceiver } from '../../testing/signal-receiver'
import { pushDueSignals, pushesEnded } from '../push-signals'

const EVERYTHING = [SESSION_REVOKED, CREDENTIAL_CHANGE, CREDENTIAL_COMPROMISE]

type Listener = Awaited<ReturnType<typeof listenForSignals>>
type Receiver = Awaited<ReturnType<typeof makeReceiver>>

type Fixtures = {
  /** An app whose tokens end. */
  party: RelyingParty
  /** An app that checks the tokens of the organization's API, and asks the stream management API. */
  receiver: Receiver & {
    ask(method: string, path: string, body?: object, scope?: string): Promise<Asked>
    /** Begins a stream; answers its id. */
    begin(stream?: object): Promise<string>
  }
  listener: Listener
  /** Pushes what is due; answers everything that the listener has heard. */
  pushed(): Promise<EventToken[]>
}

type Asked = { status: number; body: Record<string, never>; headers: Headers }

/** A test with an app, and another one that receives signals. */
export const test = base.extend<Fixtures>({
  party: async ({ engine }, use) => {
    await use(await makeRelyingParty(engine.origin, { clientCredentials: true }))
  },
  receiver: async ({ engine: { origin }, party, listener }, use) => {
    const { organization } = party
    const receiver = await makeReceiver(origin, organization)
    const ask: Fixtures['receiver']['ask'] = async (method, path, body, scope = 'ssf.manage') => {
      const answer = await fetch(origin + path, {
        method,
        headers: { authorization: `Bearer ${await receiver.token(scope)}` },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const said = await answer.text()
      return { status: answer.status, headers: answer.headers, body: said ? JSON.parse(said) : {} }
    }
    const begin = async (stream: object = {}) => {
      const delivery = { method: 'urn:ietf:rfc:8935', endpoint_url: listener.url }
      const asked = { delivery, events_requested: EVERYTHING, ...stream }
      const { body } = await ask('POST', '/oauth2/ssf/streams', asked)
      return String(body.stream_id)
    }
    listener.audience = receiver.appId
    await use({ ...receiver, ask, begin })
  },
  listener: async ({ engine }, use) => {
    const listener = await listenForSignals({ issuer: engine.origin })
    await use(listener)
    listener.close()
  },
  pushed: async ({ listener }, use) => {
    await use(async () => {
      await pushDueSignals()
      await pushesEnded()
      return listener.heard
    })
  },
})

export { expect } from '../../testing/engine-test'
