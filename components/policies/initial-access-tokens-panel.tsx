import { Badge } from '@/components/ui/badge'
import { ByWhom } from '@/components/ui/by-whom'
import { Panel } from '@/components/ui/panel'
import {
  ActionsHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHeader,
} from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import type { InitialAccessTokenView } from '@/lib/initial-access-tokens/initial-access-token'
import type { NewTokenForm } from '@/lib/initial-access-tokens/initial-access-token-input'
import { MakeTokenButton } from './make-token-button'
import { RevokeTokenButton } from './revoke-token-button'

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
      title="Initial access tokens"
      description={`Whoever holds one registers apps, which then belong to the person who made it.${open ? '' : ' They register nothing while dynamic registration or new app registration is off.'}`}
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
    <Table caption="Initial access tokens" bare>
      <TableHead>
        <TableHeader>Name</TableHeader>
        <TableHeader>Made</TableHeader>
        <TableHeader>Last used</TableHeader>
        <TableHeader>Expires</TableHeader>
        {revoke ? <ActionsHeader /> : null}
      </TableHead>
      <TableBody>
        {tokens.map((token) => (
          <TableRow key={token.id}>
            <TableRowHeader className="[overflow-wrap:anywhere]">
              <span className="block font-medium">{token.name}</span>
              <span className="block text-[0.8125rem] text-muted">{appsInWords(token.apps)}</span>
            </TableRowHeader>
            <TableCell label="Made" className="min-[60rem]:min-w-44">
              <ByWhom
                at={token.createdAt}
                line={`by ${token.createdByName ?? 'somebody who left'}`}
              />
            </TableCell>
            <TableCell label="Last used">
              {token.lastUsedAt ? <Time at={token.lastUsedAt} /> : <Badge>Never used</Badge>}
            </TableCell>
            <TableCell label="Expires">
              {token.expired ? <Badge>Expired</Badge> : <Time at={token.expiresAt} />}
            </TableCell>
            {revoke ? (
              <TableCell align="end">
                <RevokeTokenButton token={token} revoke={revoke} />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function appsInWords(count: number): string {
  if (count === 0) return 'Used for no app'
  return count === 1 ? 'Used for 1 app' : `Used for ${count} apps`
}
