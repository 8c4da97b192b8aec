import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import { countOf } from '@/components/usage/chart-scale'
import { CredentialName } from '@/components/usage/credential-name'
import { type AddressList, type NetworksDryRun, verdictOf } from '@/lib/usage/networks'
import { VERDICT_WORDS } from './network-words'

/** Whom networks would have refused in the last 30 days, and whom still let in. */
export function NetworksReport({ run }: { run: NetworksDryRun }) {
  const { refused, admitted, unknownUses } = run
  const verdict = verdictOf(run)
  const words = VERDICT_WORDS[verdict].before
  return (
    <div className="flex flex-col gap-4">
      {verdict === 'all_refused' || verdict === 'nobody_seen' ? (
        <Banner tone="warning">{words}</Banner>
      ) : (
        <p className="font-medium">{words}</p>
      )}
      <Callers title="Refused" list={refused} />
      <Callers title="Still let in" list={admitted} />
      {unknownUses > 0 ? (
        <p className="text-muted">
          {countOf(unknownUses, 'request')} came from other addresses that were not kept: nobody can
          say.
        </p>
      ) : null}
    </div>
  )
}

function Callers({ title, list: { first, total, uses } }: { title: string; list: AddressList }) {
  if (total === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium tabular">
        {title}: {countOf(total, 'caller')}, {countOf(uses, 'request')}
      </h3>
      <ul className="divide-y rounded-lg border" aria-label={title}>
        {first.map(({ credential, address, lastAt, uses: count }) => (
          <li
            key={`${credential.id} ${address}`}
            className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-3 py-2"
          >
            <div className="min-w-0">
              <span translate="no" className="font-mono [overflow-wrap:anywhere]">
                {address}
              </span>
              <CredentialName credential={credential} />
            </div>
            <span className="text-[0.8125rem] text-muted">
              {countOf(count, 'request')}, last <Time at={lastAt} />
            </span>
          </li>
        ))}
      </ul>
      {total > first.length ? (
        <p className="text-muted">and {countOf(total - first.length, 'more caller')}</p>
      ) : null}
    </section>
  )
}
