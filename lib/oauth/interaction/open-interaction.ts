import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '@/lib/errors'
import { errors, type Provider } from '../protocol/oidc-provider'
import { runningEngine } from '../protocol/running-engine'

export type Interaction = InstanceType<Provider['Interaction']>

/** What the engine takes for a request: it only wants the cookies. */
export function requestWith(cookieHeader: string | null) {
  const req = { headers: { cookie: cookieHeader ?? '' }, url: '/', socket: {} }
  const res = { getHeader() {}, setHeader() {} }
  return { req, res } as unknown as { req: IncomingMessage; res: ServerResponse }
}

/**
 * The interaction that this browser holds the signed cookie of, if it is the one that is named;
 * null otherwise. An interaction is never opened by its id alone. Where the session is over in which
 * it began, it is nobody's: whoever is here now begins at its first step.
 */
export async function openInteraction(
  cookieHeader: string | null,
  uid: string,
): Promise<Interaction | null> {
  const interaction = await interactionOfCookie(cookieHeader)
  if (interaction?.uid !== uid) return null
  const { uid: sessionUid, accountId } = interaction.session ?? {}
  if (sessionUid === undefined) return interaction
  const session = await runningEngine().Session.findByUid(sessionUid)
  if (session?.accountId !== accountId) {
    delete interaction.session
    await interaction.persist()
  }
  return interaction
}

async function interactionOfCookie(cookieHeader: string | null): Promise<Interaction | undefined> {
  const provider = runningEngine()
  const { req, res } = requestWith(cookieHeader)
  const id = provider.createContext(req, res).cookies.get(provider.cookieName('interaction'), {
    signed: true,
  })
  return id ? provider.Interaction.find(id) : undefined
}

/** The same; throws `Refusal('interaction_over')` where there is none. */
export async function interactionOf(
  cookieHeader: string | null,
  uid: string,
): Promise<Interaction> {
  const interaction = await openInteraction(cookieHeader, uid)
  if (!interaction) throw new Refusal('interaction_over', 'no such interaction in this browser')
  return interaction
}

type Result = Parameters<Provider['interactionResult']>[2]

/**
 * Gives the engine the answer, and says where the browser goes on. Throws
 * `Refusal('interaction_over')` where it, or the session that it began in, has ended meanwhile.
 */
export async function answerInteraction(
  cookieHeader: string | null,
  result: Result,
): Promise<string> {
  const { req, res } = requestWith(cookieHeader)
  try {
    const options = { mergeWithLastSubmission: true }
    return await runningEngine().interactionResult(req, res, result, options)
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
    throw new Refusal('interaction_over', 'it has ended meanwhile')
  }
}
