import { FileKey } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { type AppKeyView, defaultKeyName, KEYS_MAX } from '@/lib/apps/keys/app-key'
import { whyIdle } from '@/lib/apps/why-idle'
import { now } from '@/lib/clock'
import { REFUSALS } from '@/lib/errors'
import { AddKeyDialog } from './add-key-dialog'
import { JwksUriPanel } from './jwks-uri-panel'
import type { KeyActions, KeysApp } from './keys-app'
import { KeysTable } from './keys-table'

type KeysSectionProps = { app: KeysApp; keys: readonly AppKeyView[]; actions: KeyActions }

/** The keys with which the app signs instead of sending a secret. */
export function KeysSection({ app, keys, actions }: KeysSectionProps) {
  const reason = reasonNotToAdd(app, keys)
  const add = <AddKey app={app} keys={keys} reason={reason} add={actions.add} />
  return (
    <section aria-labelledby="public-keys" className="flex flex-col gap-4">
      <div className="flex flex-col gap-3 sm:flex-row sm:items-start sm:justify-between">
        <div className="min-w-0 max-w-2xl">
          <h2 id="public-keys" className="font-semibold text-lg leading-7">
            Public keys
          </h2>
          <p className="text-pretty text-muted">
            With a key of its own the app signs what it asks for (private_key_jwt), and no secret
            ever travels. Keyturn has the public half only.
          </p>
        </div>
        {keys.length > 0 ? add : null}
      </div>
      {keys.length > 0 ? <KeysTable app={app} keys={keys} remove={actions.remove} /> : null}
      {keys.length === 0 && !app.jwksUri && app.registeredKeys === 0 ? (
        <EmptyState icon={FileKey} title="No public key yet" action={add}>
          It takes the place of a secret, or stands beside one. Up to {KEYS_MAX} can be here at a
          time, so that a key can be replaced while the old one still signs.
        </EmptyState>
      ) : null}
      <JwksUriPanel app={app} hasKeys={keys.length > 0} setJwksUri={actions.setJwksUri} />
    </section>
  )
}

type AddKeyProps = Pick<KeysSectionProps, 'app' | 'keys'> & {
  reason: string | undefined
  add: KeyActions['add']
}

function AddKey({ app, keys, reason, add }: AddKeyProps) {
  if (!app.mayChange) return null
  if (reason) {
    return (
      <Button variant="primary" disabledReason={reason}>
        Add public key
      </Button>
    )
  }
  return <AddKeyDialog app={app} add={add} defaultName={defaultKeyName(keys, now())} />
}

function reasonNotToAdd(app: KeysApp, keys: readonly AppKeyView[]): string | undefined {
  const idle = whyIdle(app.status, app.suspendedFor)
  if (idle) return REFUSALS[idle][1]
  return keys.length >= KEYS_MAX ? REFUSALS.too_many_keys[1] : undefined
}
