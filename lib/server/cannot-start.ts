import { BadSetting } from '@/lib/config'
import { Unsealable } from '@/lib/crypto/seal'
import { CannotBackUp } from '@/lib/db/backup/cannot-back-up'
import { BadDatabaseUrl } from '@/lib/db/connection/bad-database-url'
import { NoEmbeddedDatabase } from '@/lib/db/embedded/binaries'
import { AlreadyRunning } from '@/lib/db/embedded/ownership'
import { FailedMigration } from '@/lib/db/failed-migration'
import { NewerSchema } from '@/lib/db/newer-schema'
import { loggedError } from '@/lib/logged-error'
import { CannotRotate, OtherMasterKey } from '@/lib/master-key/other-master-key'

/** A start that the operator can repair; the message says what is wrong and what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const OPERATOR_ERRORS = [
  CannotStart,
  CannotRotate,
  BadSetting,
  BadDatabaseUrl,
  NoEmbeddedDatabase,
  AlreadyRunning,
  NewerSchema,
  FailedMigration,
  CannotBackUp,
]

/** Prints why the start failed: one sentence for the operator, or the stack trace of a defect. */
export function printStartError(error: unknown, what = 'Keyturn cannot start'): void {
  process.stderr.write(`${what}: ${reasonOf(error)}\n`)
}

function reasonOf(error: unknown): unknown {
  if (error instanceof Unsealable || error instanceof OtherMasterKey) {
    return 'this database was used with another master key: set KEYTURN_MASTER_KEY to that one.'
  }
  if (OPERATOR_ERRORS.some((kind) => error instanceof kind)) return (error as Error).message
  return error instanceof Error ? `${error.stack}${causeOf(error)}` : error
}

/** A failed query says only that it failed: what the database or the network said is below it. */
function causeOf({ cause }: Error): string {
  if (cause === undefined) return ''
  const { code = '', message } = loggedError(cause)
  return `\n  caused by: ${code} ${message}`
}
