import { Refusal } from '@/lib/errors'
import { errors, type Provider } from '../protocol'
import { runningEngine } from '../running-engine'

export type Interaction = InstanceType<Provider['Interaction']>

/** What the engine takes for a request: it only wants the cookies. */
export function requestWith(cookieHeader: string | null) {
  const req = { headers: { cookie: cookieHeader ?? '' }, url: '/', socket: {} }
  const res = { getHeader() {}, setHeader() {} }
  return { req, res } as unknown as {
    req: Parameters<Provider['interactionDetails']>[0]
    res: Parameters<Provider['interactionDetails']>[1]
  }
}

/**
 * The interaction that this browser holds the signed cookie of, if it is the one that is named;
 * null otherwise. An interaction is never opened by its id alone.
 */
export async function openInteraction(
  cookieHeader: string | null,
  uid: string,
): Promise<Interaction | null> {
  const { req, res } = requestWith(cookieHeader)
  try {
    const interaction = await runningEngine().interactionDetails(req, res)
    return interaction.uid === uid ? interaction : null
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null
    throw error
  }
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

/** Gives the engine the answer, and says where the browser goes on. */
export function answerInteraction(cookieHeader: string | null, result: Result): Promise<string> {
  const { req, res } = requestWith(cookieHeader)
  return runningEngine().interactionResult(req, res, result, { mergeWithLastSubmission: true })
}
