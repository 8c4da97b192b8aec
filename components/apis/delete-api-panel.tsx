'use client'

import { Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { useRouter } from '@/components/ui/use-router'
import type { ApiView, AppUse } from '@/lib/apis/api'
import { appPath } from '@/lib/apps/app'
import type { Answer } from '@/lib/http/answer'
import { lifetimeInWords } from './token-words'

type DeleteApiPanelProps = {
  api: ApiView
  /** `evenThoughUsed` when the dialog has said which apps use it. */
  remove: (evenThoughUsed: boolean) => Promise<Answer<void>>
}

/** Ends an API. With apps that use it, its name is asked for. */
export function DeleteApiPanel({ api, remove }: DeleteApiPanelProps) {
  const router = useRouter()
  const used = api.usedBy.length > 0
  return (
    <Panel title="Delete this API" tone="danger">
      <div className="flex flex-col gap-3 items-start sm:flex-row sm:items-center sm:justify-between">
        <p className="text-pretty text-muted">
          No app can ask for its scopes any more, and anybody can use its identifier.
        </p>
        <ConfirmDialog
          stepUp
          trigger={
            <Button variant="danger" icon={Trash2}>
              Delete API
            </Button>
          }
          title={`Delete ${api.name}?`}
          confirmLabel="Delete API"
          tone="danger"
          {...(used ? { typedName: api.name } : {})}
          action={() => remove(used)}
          done={`${api.name} was deleted`}
          onDone={() => router.push('/admin/apis')}
        >
          <p>
            Its {api.scopes.length === 1 ? 'scope goes' : 'scopes go'} with it, and this cannot be
            undone. Tokens that apps hold already live to their end, for{' '}
            {lifetimeInWords(api.tokenTtlSeconds)} at the most.
          </p>
          {used ? <Users apps={api.usedBy} /> : <p>No app is registered for its scopes.</p>}
        </ConfirmDialog>
      </div>
    </Panel>
  )
}

function Users({ apps }: { apps: readonly AppUse[] }) {
  return (
    <>
      <p>
        {apps.length === 1 ? 'This app is' : 'These apps are'} registered for its scopes and will
        not get them any more:
      </p>
      <ul className="mt-2 flex max-h-40 flex-col gap-1 overflow-y-auto">
        {apps.map(({ id, name, scopes }) => (
          <li key={id}>
            <Link href={appPath(id)} className="rounded-sm text-text underline underline-offset-4">
              <Name>{name}</Name>
            </Link>{' '}
            <span className="font-mono text-xs">{scopes.join(' ')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
