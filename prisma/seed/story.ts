import { runExclusively } from '@/lib/db/run-exclusively'
import { goTo } from './calendar'
import { putHalfToldAside } from './discard-partial'
import {
  LOYALTY_SANDBOX,
  tellOfDepartureBoards,
  tellOfLoyaltySandbox,
  tellOfStockMirror,
  tellOfSummerCampaign,
  tellOfTicketPrinter,
} from './other-apps'
import { type Cast, hireEverybody, PASSWORD, PEOPLE } from './people'
import { tellOfNightlyInvoices } from './rotating-app'
import { tellOfTimetables } from './timetable-api'

/** Who can see everything in the story. */
export const SEED_ADMINISTRATOR = { email: PEOPLE.ingrid.email, password: PASSWORD }

/** Each chapter is the life of one app, from where it begins to today. */
const CHAPTERS: ((cast: Cast) => Promise<void>)[] = [
  tellOfTicketPrinter,
  tellOfNightlyInvoices,
  tellOfStockMirror,
  tellOfSummerCampaign,
  tellOfTimetables,
  tellOfDepartureBoards,
  tellOfLoyaltySandbox,
]

const SEED_LOCK = 2_031_907_719
const END = { action: 'app.registered', targetName: LOYALTY_SANDBOX } as const

/** Another process is telling the story at this moment. */
export class BeingTold extends Error {
  override readonly name = 'BeingTold'
  override readonly message = 'Another process is telling the story. Wait for it to end.'
}

/**
 * Tells the story through the use cases; false when it was told before and nothing changed. What a
 * telling left that was interrupted goes first. Throws `BeingTold`.
 */
export async function tellStory(): Promise<boolean> {
  let told = false
  const alone = await runExclusively(SEED_LOCK, async () => {
    await putHalfToldAside(END)
    told = await tellFromTheBeginning()
  })
  if (!alone) throw new BeingTold()
  return told
}

async function tellFromTheBeginning(): Promise<boolean> {
  try {
    goTo(420)
    const cast = await hireEverybody()
    if (!cast) return false
    for (const chapter of CHAPTERS) await chapter(cast)
    return true
  } finally {
    goTo(0)
  }
}

/** Who can sign in, in a few lines. */
export function castList(): string {
  const people = Object.values(PEOPLE).map(
    ({ email, name, role }) => `  ${email.padEnd(28)}${name.padEnd(18)}${role}`,
  )
  return ['', ...people, '', `  Everybody’s password is  ${PASSWORD}`, ''].join('\n')
}
