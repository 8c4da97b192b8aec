import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Facts } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { ApprovalView } from '@/lib/apps/approvals/approval'

/** One sentence on what is asked, and what speaks for or against it. */
export function Evidence({ approval }: { approval: ApprovalView }) {
  const { app, appId, askedAt, sentence, scopes, kind } = approval
  const addresses = kind === 'new_app' ? app.redirectUris : newAddresses(approval)
  const facts = [
    {
      term: 'App',
      value: (
        <Link href={appPath(appId)} className="font-medium underline underline-offset-2">
          <Name>{app.name}</Name>
        </Link>
      ),
    },
    { term: 'Owner', value: <Name>{app.ownerName}</Name> },
    { term: 'App since', value: <Time at={app.createdAt} /> },
    { term: 'Asked', value: <Time at={askedAt} /> },
    { term: 'Used by', value: used(app) },
    { term: 'Returns to', value: <Lines lines={addresses} /> },
    { term: 'Scopes', value: <Scopes scopes={scopes} /> },
  ]
  const empty = new Set([
    ...(addresses.length === 0 ? ['Returns to'] : []),
    ...(scopes.length === 0 ? ['Scopes'] : []),
  ])
  return (
    <>
      <h3 className="text-pretty font-medium [overflow-wrap:anywhere]">{sentence}</h3>
      <Facts facts={facts.filter(({ term }) => !empty.has(term))} />
    </>
  )
}

function newAddresses({ change }: ApprovalView): string[] {
  return [...change.addRedirectUris, ...change.addPostLogoutRedirectUris]
}

function used({ callers, people, lastCalledAt }: ApprovalView['app']) {
  if (callers === 0 && people === 0) return 'Nobody yet'
  return (
    <>
      {callers} {callers === 1 ? 'caller' : 'callers'}, {people}{' '}
      {people === 1 ? 'person' : 'people'}
      {lastCalledAt ? (
        <>
          {' '}
          (last called <Time at={lastCalledAt} />)
        </>
      ) : null}
    </>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1 font-mono text-[0.8125rem]">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Scopes({ scopes }: Pick<ApprovalView, 'scopes'>) {
  return (
    <ul className="flex flex-col gap-1">
      {scopes.map(({ name, sentence }) => (
        <li key={name}>
          <span className="font-mono text-[0.8125rem]">{name}</span>
          {sentence ? <span className="text-muted"> {sentence}</span> : null}
        </li>
      ))}
    </ul>
  )
}
