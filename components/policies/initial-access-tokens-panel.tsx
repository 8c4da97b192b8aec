import { Badge } from '@/components/ui/badge'
import { ByWhom } from '@/components/ui/by-whom'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { RevokeButton } from '@/components/ui/revoke-button'
import { Time } from '@/components/ui/time'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import type { InitialAccessTokenView } from '@/lib/initial-access-tokens/initial-access-token'
import type { NewTokenForm } from '@/lib/initial-access-tokens/initial-access-token-input'
import { MakeTokenButton } from './make-token-button'

type InitialAccessTokensPanelProps = {
  tokens: readonly InitialAccessTokenView[]
  /** Whether the policies let them register anything. */
  open: boolean
  /** Null for who may only read. */
  actions: {
    make: FormAction<NewTokenForm, string>
    revoke: (id: string) => Promise<Answer<void>>
  } | null
}

/** The tokens with which programs register apps. */
export function InitialAccessTokensPanel({ tokens, open, actions }: InitialAccessTokensPanelProps) {
  return (
    <Panel
      id="initial-access-tokens"
      title="Initial access tokens"
      description={`Whoever holds one can register apps. Those apps belong to the person who made the token.${open ? '' : ' They register nothing while dynamic registration or new app registration is off.'}`}
      actions={actions ? <MakeTokenButton make={actions.make} /> : null}
      flush
    >
      {tokens.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">No tokens yet.</p>
      ) : (
        <TokensTable tokens={tokens} revoke={actions?.revoke ?? null} />
      )}
    </Panel>
  )
}

type TokensTableProps = {
  tokens: readonly InitialAccessTokenView[]
  revoke: ((id: string) => Promise<Answer<void>>) | null
}

function TokensTable({ tokens, revoke }: TokensTableProps) {
  return (
    <DataTable
      caption="Initial access tokens"
      bare
      rows={tokens}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Name',
          className: '[overflow-wrap:anywhere]',
          cell: ({ name, apps }) => (
            <>
              <span className="block font-medium">
                <Name>{name}</Name>
              </span>
              <span className="block text-[0.8125rem] text-muted">{appsInWords(apps)}</span>
            </>
          ),
        },
        {
          label: 'Made',
          className: 'min-[60rem]:min-w-44',
          cell: ({ createdAt, createdByName }) => (
            <ByWhom at={createdAt} line={`by ${createdByName ?? 'somebody who left'}`} />
          ),
        },
        {
          label: 'Last used',
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Time at={lastUsedAt} /> : <Badge>Never used</Badge>,
        },
        {
          label: 'Expires',
          cell: (token) => <Expiry {...token} />,
        },
      ]}
      actions={
        revoke
          ? (token) => (
              <RevokeButton of={token} revoke={revoke} stepUp>
                <p>It registers nothing from now on. The apps that came with it stay.</p>
              </RevokeButton>
            )
          : null
      }
    />
  )
}

type ExpiryProps = Pick<InitialAccessTokenView, 'expired' | 'expiresAt' | 'stopped'>

function Expiry({ expired, expiresAt, stopped }: ExpiryProps) {
  if (expired) return <Badge>Expired</Badge>
  if (!stopped) return <Time at={expiresAt} />
  return (
    <>
      <Badge tone="warning">Stopped</Badge>
      <span className="block text-[0.8125rem] text-muted">
        Its maker is no longer an administrator.
      </span>
    </>
  )
}

function appsInWords(count: number): string {
  if (count === 0) return 'Used for no app'
  return count === 1 ? 'Used for 1 app' : `Used for ${count} apps`
}
