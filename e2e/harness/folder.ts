import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder to throw away afterwards. PostgreSQL does not run as root, so whoever it runs as must be
 * able to pass through.
 */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-e2e-'))
  chmodSync(folder, 0o711)
  return folder
}
