import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Name } from '@/components/ui/name'
import type { Credential, Usage } from '@/lib/usage/usage'
import { countOf } from './chart-scale'
import { type Colours, total } from './series-colours'

type UsageLegendProps = { series: Usage['series']; refused: number; colours: Colours }

/** What each colour stands for, and how many requests it counts in all. */
export function UsageLegend({ series, refused, colours }: UsageLegendProps) {
  return (
    <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-[repeat(auto-fill,minmax(14rem,1fr))]">
      {series.map(({ credential: { id, name, hint, active, kind }, points }) => (
        <Entry
          key={id}
          swatch={colours(id).swatch}
          label={name}
          count={countOf(total(points), 'request')}
        >
          <About hint={hint} kind={kind} active={active} />
        </Entry>
      ))}
      <Entry swatch="bg-danger" label="Refused" count={countOf(refused, 'request')}>
        whatever they were sent with
      </Entry>
    </ul>
  )
}

const WITHOUT_HINT = {
  secret: 'Secret',
  key: 'Public key',
  federated: 'Federated credential',
} satisfies Record<Credential['kind'], string>

function About({ hint, kind, active }: Pick<Credential, 'hint' | 'kind' | 'active'>) {
  if (!hint && kind === 'secret') return 'used less'
  return (
    <>
      {hint ? (
        <span translate="no" className="font-mono">
          {hint}
        </span>
      ) : (
        WITHOUT_HINT[kind]
      )}
      {active ? '' : kind === 'secret' ? ' · ended' : ' · removed'}
    </>
  )
}

type EntryProps = { swatch: string; label: string; count: string; children: ReactNode }

function Entry({ swatch, label, count, children }: EntryProps) {
  return (
    <li className="flex min-w-0 gap-2.5">
      <span aria-hidden="true" className={clsx('mt-1 size-3 shrink-0 rounded-sm', swatch)} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="block">
          <span className="font-medium">
            <Name>{label}</Name>
          </span>{' '}
          <span className="tabular whitespace-nowrap">{count}</span>
        </span>
        <span className="block text-[0.8125rem] text-muted">{children}</span>
      </span>
    </li>
  )
}
