import { Refusal } from '@/lib/errors'
import type { AppOutcome } from './several-apps'

/**
 * Changes several apps, or what they wait for, one after another by their ids, each in a transaction
 * of its own, so that one that is refused stops no other. If all are refused for the same reason,
 * refuses with it.
 */
export async function eachApp(
  ids: readonly string[],
  change: (id: string) => Promise<unknown>,
): Promise<AppOutcome[]> {
  const refusals: Refusal[] = []
  const outcomes: AppOutcome[] = []
  for (const id of ids) {
    const refusal = await refusalOf(change(id))
    if (refusal) refusals.push(refusal)
    outcomes.push({ id, refused: refusal && sentenceOf(refusal) })
  }
  const [first] = refusals
  const alike = refusals.every(({ code }) => code === first?.code)
  if (first && alike && refusals.length === ids.length) throw first
  return outcomes
}

function sentenceOf({ fields, sentence }: Refusal): string {
  return Object.values(fields ?? {}).find((about) => about !== undefined) ?? sentence
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
