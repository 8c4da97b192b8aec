// A Lambda function for AWS Secrets Manager. The secret is JSON: client_id, client_secret, secret_id. AWS calls
// it four times for each rotation, and may call each step again. The old secret works until the next rotation
// needs its slot, so that a client which keeps a value for an hour is never refused.
import { createSecret, revokeSecret, testSecret } from './keyturn.mjs'

export async function handler({ SecretId, ClientRequestToken: version, Step }, _context, store) {
  const secret = await stages(store ?? (await awsStore()), SecretId)
  if (Step === 'createSecret') await create(secret, version)
  // setSecret: Keyturn made it, so it is set already.
  if (Step === 'testSecret') await testSecret(await secret.read('AWSPENDING', version))
  if (Step === 'finishSecret') await secret.makeCurrent(version)
}

async function create(secret, version) {
  if (await secret.read('AWSPENDING', version)) return
  const previous = await secret.read('AWSPREVIOUS')
  if (previous) await revokeSecret(previous)
  const { client_id } = await secret.read('AWSCURRENT')
  const made = await createSecret(client_id, `AWS ${version.slice(0, 8)}`, version)
  await secret.write(version, made)
}

/** The labelled versions of one secret. */
async function stages(store, SecretId) {
  return {
    async read(VersionStage, VersionId) {
      try {
        const found = await store.getSecretValue({ SecretId, VersionStage, VersionId })
        return JSON.parse(found.SecretString)
      } catch (error) {
        if (error.name === 'ResourceNotFoundException') return null
        throw error
      }
    },
    write: (ClientRequestToken, value) =>
      store.putSecretValue({
        SecretId,
        ClientRequestToken,
        SecretString: JSON.stringify(value),
        VersionStages: ['AWSPENDING'],
      }),
    async makeCurrent(version) {
      const { VersionIdsToStages } = await store.describeSecret({ SecretId })
      const [before] = Object.entries(VersionIdsToStages).find(([, labels]) =>
        labels.includes('AWSCURRENT'),
      )
      if (before === version) return
      await store.updateSecretVersionStage({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: version,
        RemoveFromVersionId: before,
      })
    },
  }
}

async function awsStore() {
  const { SecretsManager } = await import('@aws-sdk/client-secrets-manager')
  return new SecretsManager()
}
