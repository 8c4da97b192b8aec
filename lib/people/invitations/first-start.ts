import { acceptInput } from '@/lib/accept-input'
import { NO_ORIGIN } from '@/lib/actor'
import { BadSetting } from '@/lib/config'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { administratorExists, lockFirstStart } from '../administrator-store'
import { firstAdministratorInput } from '../person-input'
import { prepareFirstAdministrator } from './create-first-administrator'
import { makeLink } from './setup-link'

type Settings = { adminEmail?: string | undefined; adminPassword?: string | undefined }

/**
 * The server calls this before it listens. If there is an administrator, it does nothing and
 * answers null. If not, the two settings create the first organization and its administrator, and
 * it answers null, even when several processes start at once. Without the settings, it answers a
 * one-time set-up link, valid for one hour; earlier links die. Throws `BadSetting` when one of the
 * settings is refused.
 */
export async function firstStart(settings: Settings): Promise<string | null> {
  if (await administratorExists(db())) return null
  const { adminEmail, adminPassword } = settings
  if (adminEmail && adminPassword) {
    await createFromSettings(adminEmail, adminPassword)
    return null
  }
  const link = await inTransaction(async (tx) => {
    await lockFirstStart(tx)
    return (await administratorExists(tx)) ? null : makeLink(tx, null, 'setup')
  })
  return link?.reveal() ?? null
}

async function createFromSettings(email: string, password: string): Promise<void> {
  const write = await prepareFromSettings(email, password).catch(namingTheSetting)
  await inTransaction(async (tx) => {
    await lockFirstStart(tx)
    if (!(await administratorExists(tx))) await write(tx)
  })
}

async function prepareFromSettings(email: string, password: string) {
  const organizationName = email.split('@')[1] ?? email
  const settings = { organizationName, name: 'Administrator', email, password }
  return prepareFirstAdministrator(acceptInput(firstAdministratorInput, settings), NO_ORIGIN)
}

function namingTheSetting(error: unknown): never {
  if (!(error instanceof Refusal) || !error.fields) throw error
  const { email, password } = error.fields
  if (email) throw new BadSetting(`KEYTURN_ADMIN_EMAIL was refused. ${email}`)
  throw new BadSetting(`KEYTURN_ADMIN_PASSWORD was refused. ${password ?? error.sentence}`)
}
