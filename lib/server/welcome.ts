import { config } from '@/lib/config'
import type { Environment } from '@/lib/environment'
import { flushLog, log } from '@/lib/log'
import { firstStart } from '@/lib/people/invitations/first-start'

/**
 * Makes the first administrator, or a link for that, if there is none. Answers the last step of the
 * start, which says that Keyturn is ready: in the log, and after that on standard output.
 */
export async function prepareWelcome(
  environment: Environment,
): Promise<(listening: string) => Promise<void>> {
  const link = await firstStart({
    adminEmail: environment.KEYTURN_ADMIN_EMAIL,
    adminPassword: environment.KEYTURN_ADMIN_PASSWORD,
  })
  return async (listening) => {
    log.info({ url: config().url, listening }, 'ready')
    await flushLog()
    process.stdout.write(welcome(link))
  }
}

function welcome(link: string | null): string {
  if (!link) return `\n  Keyturn is ready: ${config().url}\n\n`
  return (
    '\n  Keyturn is ready. Open this link within an hour to make the first administrator:\n\n' +
    `  ${link}\n\n  It works once. Restart Keyturn to print another.\n\n`
  )
}
