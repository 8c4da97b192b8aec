import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Client, Provider } from '../../protocol/oidc-provider'
import { artifactAdapter } from '../../tokens/artifact-adapter'

/** Where the engine's files are. */
export const inside = dirname(createRequire(import.meta.url).resolve('oidc-provider'))

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** An engine as it comes, without anything of ours. */
export const engine = new Provider('https://engine.example', {
  adapter: artifactAdapter,
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256' }] },
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  features: { devInteractions: { enabled: false } },
})

/** The text of a file of the engine. */
export const textOf = (file: string) => readFileSync(join(inside, file), 'utf8')

/** Whether it is a function that names so many parameters, beside optional ones. */
export function takes(subject: unknown, parameters: number): boolean {
  return typeof subject === 'function' && subject.length === parameters
}

/** The parameters of a helper's export; undefined if the file or the export no longer exists. */
export async function helper(name: string, exported = 'default'): Promise<unknown> {
  return import(join(inside, 'helpers', name)).then(
    (module) => module[exported],
    () => undefined,
  )
}

export function makeClient(): Client & { asymmetricKeyStore: Record<string, unknown> } {
  const redirect_uris = ['https://app.example/back']
  const { Client } = engine as unknown as {
    Client: new (metadata: object) => ReturnType<typeof makeClient>
  }
  return new Client({ client_id: 'app', redirect_uris, token_endpoint_auth_method: 'none' })
}

export function keyStoreTakes(method: string, parameters: number): boolean {
  return takes(makeClient().asymmetricKeyStore[method], parameters)
}

export function isGetter(prototype: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get !== undefined
}

/** Whether the model keeps a property of this name in its stored payload. */
export function keeps(model: object, name: string): boolean {
  const names: unknown = Reflect.get(model, 'IN_PAYLOAD')
  return Array.isArray(names) && names.includes(name)
}

/** The version of the engine. */
export function installed(): string {
  return JSON.parse(readFileSync(join(inside, '../package.json'), 'utf8')).version
}
