import { Unsealable } from '@/lib/crypto/seal'
import type { BackedUpRow, Backup } from '@/lib/db/backup/read-backup'
import type { Environment } from '@/lib/environment'
import { takeMasterKeys } from '@/lib/master-key/load-master-keys'
import { OtherMasterKey } from '@/lib/master-key/other-master-key'
import { openPrivateKey } from '@/lib/oauth/signing-keys/make-signing-key'
import { CannotStart } from './cannot-start'
import { configuredKeys, placeOfKeys } from './master-key'

/**
 * Opens the signing keys of a backup with the master key of this environment, before anything is restored.
 * Throws `CannotStart` if it is another one.
 */
export function requireKeyOfBackup({ masterKeys, signingKeys }: Backup, environment: Environment) {
  try {
    const rows = masterKeys.map(toMasterKey).sort((a, b) => b.generation - a.generation)
    takeMasterKeys(rows, configuredKeys(environment))
    for (const { id, sealed_private: sealed } of signingKeys) {
      openPrivateKey({ id: id ?? '', sealedPrivate: toBytes(sealed) })
    }
  } catch (error) {
    if (!(error instanceof Unsealable || error instanceof OtherMasterKey)) throw error
    throw new CannotStart(
      `the master key in ${placeOfKeys(environment)} does not open it: ` +
        'put the one there that was used with the backup. Nothing was restored.',
    )
  }
}

function toMasterKey({ generation, key_id: keyId, sealed }: BackedUpRow) {
  return {
    generation: Number(generation),
    keyId: keyId ?? '',
    sealed: sealed ? toBytes(sealed) : null,
  }
}

/** PostgreSQL writes bytes as `\x` and hexadecimal digits. */
function toBytes(text: string | null | undefined): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from((text ?? '').slice(2), 'hex'))
}
