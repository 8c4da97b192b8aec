import { setTimeout as pause } from 'node:timers/promises'
import { whileSealing } from '@/lib/audit/seal/while-sealing'
import { runExclusively } from '@/lib/db/run-exclusively'
import { seedAccounting, seedDecisions } from './accounting-api'
import { seedApprovals } from './approvals'
import { seedAuditLog } from './audit-log'
import { seedBoundApp } from './bound-app'
import { goTo } from './calendar'
import { rotateCrewRoster, seedCrewRoster } from './delivered-app'
import { discardPartial } from './discard-partial'
import { seedPipelines } from './federated-app'
import { seedLostProperty } from './leaked-app'
import { seedLeaver } from './leaver'
import { seedMovedInApps } from './moved-in-apps'
import { seedNotices } from './notices'
import {
  LOYALTY_SANDBOX,
  seedDepartureBoards,
  seedLoyaltySandbox,
  seedStockMirror,
  seedSummerCampaign,
  seedTicketPrinter,
} from './other-apps'
import { addPeople, PASSWORD, PEOPLE, type People } from './people'
import { seedPolicies } from './policies'
import { seedRecertification } from './recertification'
import { seedNightlyInvoices } from './rotating-app'
import { seedAuroraFerries } from './second-organization'
import { seedTimetables } from './timetable-api'
import { seedUsage } from './usage'
import { seedDeliveries, seedWebhooks } from './webhooks'

/** The account that can see everything. */
export const SEED_ADMINISTRATOR = { email: PEOPLE.ingrid.email, password: PASSWORD }

/** Nearly each seeds one app, from its registration until today. */
const STEPS: ((people: People) => Promise<void>)[] = [
  seedWebhooks,
  seedAccounting,
  seedTicketPrinter,
  seedNightlyInvoices,
  seedCrewRoster,
  seedStockMirror,
  seedSummerCampaign,
  seedTimetables,
  seedDepartureBoards,
  seedDecisions,
  seedLeaver,
  seedLostProperty,
  seedPipelines,
  seedMovedInApps,
  seedUsage,
  seedBoundApp,
  seedRecertification,
  seedApprovals,
  seedAuditLog,
  seedDeliveries,
  seedNotices,
  seedPolicies,
  rotateCrewRoster,
  seedAuroraFerries,
  seedLoyaltySandbox,
]

const SEED_LOCK = 2_031_907_719
const LAST_EVENT = { action: 'app.registered', targetName: LOYALTY_SANDBOX } as const

/** Another process is seeding this database. */
export class SeedRunning extends Error {
  override readonly name = 'SeedRunning'
  override readonly message = 'Another process is seeding this database. Wait for it to end.'
}

/**
 * Seeds the demo organization through the use cases. False when it was there before and nothing
 * changed. Deletes first what an interrupted seed left. Throws `SeedRunning`.
 */
export async function seedDemoOrganization(): Promise<boolean> {
  let seeded = false
  const alone = await runExclusively(SEED_LOCK, async () => {
    await discardPartial(LAST_EVENT)
    seeded = await withoutSeals(seedEverything)
  })
  if (!alone) throw new SeedRunning()
  return seeded
}

/** Events of the past are not sealed half-way: the rest would look as if it had been inserted. */
async function withoutSeals(work: () => Promise<boolean>): Promise<boolean> {
  let done = false
  while (
    !(await whileSealing(async () => {
      done = await work()
    }))
  ) {
    await pause(50)
  }
  return done
}

async function seedEverything(): Promise<boolean> {
  try {
    goTo(420)
    const people = await addPeople()
    if (!people) return false
    for (const step of STEPS) await step(people)
    return true
  } finally {
    goTo(0)
  }
}

/** The people who can sign in, as text. */
export function listAccounts(): string {
  const people = Object.values(PEOPLE).map(
    ({ email, name, role }) => `  ${email.padEnd(28)}${name.padEnd(18)}${role}`,
  )
  return ['', ...people, '', `  Everybody’s password is  ${PASSWORD}`, ''].join('\n')
}
