import type { SearcherRole } from '@/lib/search/search'

const EVERYBODY = [
  ['An app', 'a few letters of its name, company, owner or host'],
  ['A client ID', 'app_9vQ2…'],
  ['A secret', 'its public id or hint, such as kt_cs_AbCd1234_…wxyz, or the last four characters'],
  ['A whole secret', 'is recognised here; only its public id is sent'],
  ['A key or a request', 'its id'],
  ['An IP address', '203.0.113.17'],
] as const

/** What can be searched for. */
export function SearchExamples({ role }: { role: SearcherRole }) {
  return (
    <div className="px-4 py-3">
      <p className="font-medium">What can be found</p>
      <dl className="mt-2 grid gap-x-4 gap-y-1.5 text-[0.8125rem] sm:grid-cols-[max-content_minmax(0,1fr)]">
        {EVERYBODY.map(([what, how]) => (
          <div key={what} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
            <dt>{what}</dt>
            <dd className="text-muted">{how}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2.5 text-muted text-xs">
        {role === 'developer'
          ? 'You find what belongs to your apps.'
          : 'You find what belongs to your organization.'}{' '}
        Keys: / or Ctrl-K opens the box.
      </p>
    </div>
  )
}
