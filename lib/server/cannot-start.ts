import { BadSetting } from '@/lib/config'
import { NoEmbeddedDatabase } from '@/lib/db/embedded/binaries'
import { AlreadyRunning } from '@/lib/db/embedded/ownership'

/** Something that the operator can put right; the message says what and how. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const FOR_THE_OPERATOR = [CannotStart, BadSetting, NoEmbeddedDatabase, AlreadyRunning]

/** One sentence where one is enough; a defect is printed whole. */
export function tellWhy(error: unknown): void {
  const known = FOR_THE_OPERATOR.some((kind) => error instanceof kind)
  const told = known ? (error as Error).message : error instanceof Error ? error.stack : error
  process.stderr.write(`Keyturn cannot start: ${told}\n`)
}
