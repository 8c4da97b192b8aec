import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { timesInWords } from '@/components/usage/usage-words'
import { appPath } from '@/lib/apps/app'
import type { Credential } from '@/lib/usage/usage'
import { ClockTime } from './clock-time'

/** How often, and when first and last. */
export function Attempts({
  attempts,
  firstAt,
  lastAt,
}: {
  attempts: number
  firstAt: Date
  lastAt: Date
}) {
  return (
    <span className="tabular">
      {timesInWords(attempts)},{' '}
      {firstAt.getTime() === lastAt.getTime() ? null : (
        <>
          <ClockTime at={firstAt} /> to{' '}
        </>
      )}
      <ClockTime at={lastAt} />
    </span>
  )
}

/** Where it came from; what came from too many addresses to list has none. */
export function FromAddress({ address }: { address: string }) {
  return address ? (
    <span className="tabular inline-block min-w-28 [overflow-wrap:anywhere]">{address}</span>
  ) : (
    <span className="text-muted">Many others</span>
  )
}

type AppAndCredentialProps = { appId: string; appName: string; credential: Credential | null }

/** A link to the app, and below it the secret or key that was used. */
export function AppAndCredential({ appId, appName, credential }: AppAndCredentialProps) {
  return (
    <span className="flex min-w-0 flex-col [overflow-wrap:anywhere]">
      <Link href={appPath(appId)} className="underline-offset-4 hover:underline">
        <Name>{appName}</Name>
      </Link>
      {credential ? (
        <span className="text-[0.8125rem] text-muted">
          <Name>{credential.name}</Name> {credential.hint ?? ''}
        </span>
      ) : null}
    </span>
  )
}
