'use client'

import { OfflineNote } from '@/components/apps/offline-note'
import { LastUsed } from '@/components/secrets/last-used'
import { Button } from '@/components/ui/button'
import { Facts, Panel } from '@/components/ui/panel'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import { FIELDS } from '@/lib/apps/fields/fields'
import type { KeyActions, KeysApp } from './keys-app'

const WHAT_ENDS =
  'Another address, or none, ends at once every token that was minted with the keys at this one.'

type JwksUriPanelProps = {
  app: KeysApp
  /** Keys were added here. An app has either these or a JWKS URI. */
  hasKeys: boolean
  setJwksUri: KeyActions['setJwksUri']
}

/** For an app that publishes its keys itself, and so can change them alone. */
export function JwksUriPanel({ app, hasKeys, setJwksUri }: JwksUriPanelProps) {
  const changeable = app.mayChange && app.status === 'active'
  return (
    <Panel
      title="Keys that the app publishes"
      description="Instead of adding keys here, the app publishes them at its own address (JWKS). A new key works at once. A key that is removed there is refused within minutes."
    >
      {hasKeys ? (
        <p className="text-muted">Remove the keys above first: it is one or the other.</p>
      ) : (
        <div className="flex max-w-2xl flex-col gap-4">
          {app.registeredKeys > 0 ? (
            <p>
              Its program has registered {app.registeredKeys}{' '}
              {app.registeredKeys === 1 ? 'key' : 'keys'} with it. An address takes their place, and
              ends every token that was minted with them.
            </p>
          ) : null}
          {changeable ? (
            <JwksUriForm app={app} setJwksUri={setJwksUri} />
          ) : (
            <p className="[overflow-wrap:anywhere]">
              {app.jwksUri ?? <span className="text-muted">It publishes none.</span>}
            </p>
          )}
          {app.jwksUri || app.registeredKeys > 0 ? (
            <Facts facts={[{ term: 'Last Used', value: <LastUsed use={app.jwksUse} /> }]} />
          ) : null}
        </div>
      )}
    </Panel>
  )
}

function JwksUriForm({ app, setJwksUri }: Omit<JwksUriPanelProps, 'hasKeys'>) {
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(setJwksUri, () => toast('Address saved'))
  return (
    <form {...form} className="flex flex-col gap-3">
      <TextField
        {...field('jwksUri')}
        label={FIELDS.jwksUri.label}
        optional
        maxLength={FIELDS.jwksUri.maxLength}
        mono
        description={
          app.jwksUri ? WHAT_ENDS : 'https only. Leave it empty to add keys here instead.'
        }
        placeholder="https://app.example.com/.well-known/jwks.json"
        defaultValue={app.jwksUri ?? ''}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
      />
      {app.jwksUri ? (
        <div className="text-[0.8125rem] text-muted empty:hidden">
          <OfflineNote life={app.offline} />
        </div>
      ) : null}
      <Refused sentence={sentence} />
      <Button type="submit" size="sm" pending={pending} className="w-fit">
        Save address
      </Button>
    </form>
  )
}
