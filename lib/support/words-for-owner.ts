import type { ExplainedRefusal, SupportAnswer } from './support'

type Said = Pick<SupportAnswer, 'app' | 'owner' | 'standsInTheWay'> & {
  refusal: ExplainedRefusal | undefined
  /** The page of the app, as the owner opens it. */
  page: string
}

/** What support sends to the owner of an app: what is refused, why, and what to do. */
export function wordsForOwner(said: Said): { subject: string; body: string } {
  const { app, owner, refusal, standsInTheWay, page } = said
  const explained = refusal ?? standsInTheWay
  const about = refusal ? ` ${sentenceOf(refusal)}` : ''
  const paragraphs = explained
    ? [`${explained.what}${about} ${explained.why}`, `What to do: ${explained.next}`]
    : ['Nothing of your app was refused of late, and nothing stands in its way.']
  return {
    subject: explained ? `${app.name} is refused` : `About ${app.name}`,
    body: [
      `Hello ${owner.name},`,
      `this is about your app ${app.name} (${app.id}).`,
      ...paragraphs,
      page,
    ].join('\n\n'),
  }
}

function sentenceOf({ refused }: ExplainedRefusal): string {
  const { attempts, address, lastAt, credential } = refused
  const times = attempts === 1 ? 'once' : `${attempts} times`
  const where = address ? ` from ${address}` : ''
  const which = credential?.hint ? ` (${credential.hint})` : ''
  return `It was sent ${times}${where}${which}, the last time on ${lastAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC.`
}
