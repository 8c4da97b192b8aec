import { goTo } from './calendar'
import {
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

/** Tells the story through the use cases; false when it was told before and nothing changed. */
export async function tellStory(): Promise<boolean> {
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
