import { BadSetting } from '@/lib/config'
import { Unsealable } from '@/lib/crypto/seal'
import { NoEmbeddedDatabase } from '@/lib/db/embedded/binaries'
import { AlreadyRunning } from '@/lib/db/embedded/ownership'

/** Something that the operator can put right; the message says what and how. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const FOR_THE_OPERATOR = [CannotStart, BadSetting, NoEmbeddedDatabase, AlreadyRunning]

/** One sentence where one is enough; a defect is printed whole. */
export function tellWhy(error: unknown): void {
  process.stderr.write(`Keyturn cannot start: ${reasonOf(error)}\n`)
}

function reasonOf(error: unknown): unknown {
  if (error instanceof Unsealable) {
    return 'this database was used with another master key: set KEYTURN_MASTER_KEY to that one.'
  }
  if (FOR_THE_OPERATOR.some((kind) => error instanceof kind)) return (error as Error).message
  return error instanceof Error ? error.stack : error
}
