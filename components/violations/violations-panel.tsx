import { ShieldCheck } from 'lucide-react'
import { Suspense } from 'react'
import { inNumbers } from '@/components/policies/dry-run-report'
import { titleOf } from '@/components/policies/title-of'
import { buttonClass } from '@/components/ui/button'
import { COUNT } from '@/components/ui/count'
import { CsvLink } from '@/components/ui/csv-link'
import { CursorPages } from '@/components/ui/cursor-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import type { FormAction } from '@/lib/http/form'
import type { ExceptionForm } from '@/lib/violations/exception-input'
import {
  BREAKABLE,
  type Breakable,
  type Broken,
  type Violation,
  type ViolationCounts,
} from '@/lib/violations/violation'
import { ViolationsTable } from './violations-table'

const PATH = '/admin/policies/violations'

type ViolationsPanelProps = {
  setting: Breakable
  ownerId: string | undefined
  counts: ViolationCounts
  violations: readonly Violation<Breakable>[]
  /** Where the next page goes on, as it stands in an address. */
  next: string | null
  isFirst: boolean
  /** Null for who may only read. */
  except: FormAction<ExceptionForm> | null
}

/** What breaks one policy, and how many apps break each of the others. */
export function ViolationsPanel(props: ViolationsPanelProps) {
  const { setting, ownerId, counts, violations, isFirst, except } = props
  const search = (more: Record<string, string> = {}) =>
    new URLSearchParams({ policy: setting, ...(ownerId ? { owner: ownerId } : {}), ...more })
  const next = props.next ? `${PATH}?${search({ after: props.next })}` : null
  return (
    <Panel title={titleOf(setting)} flush>
      <nav aria-label="Policies" className="flex flex-wrap gap-2 border-b px-4 py-3 sm:px-5">
        {BREAKABLE.map((one) => (
          <Link
            key={one}
            href={`${PATH}?policy=${one}`}
            aria-current={one === setting ? 'page' : undefined}
            className={buttonClass({ size: 'sm', variant: one === setting ? 'primary' : 'ghost' })}
          >
            {titleOf(one)}{' '}
            <Suspense fallback="…">
              <Apps counted={counts[one]} />
            </Suspense>
          </Link>
        ))}
      </nav>
      {ownerId ? (
        <p className="px-4 py-3 sm:px-5">
          Only apps of one owner.{' '}
          <Link href={`${PATH}?policy=${setting}`} className="underline">
            Show all
          </Link>
        </p>
      ) : null}
      {violations.length === 0 ? (
        <div className="p-4 sm:p-5">
          <EmptyState icon={ShieldCheck} title="Nothing breaks this policy">
            No app and no secret is different from what it says, exceptions aside.
          </EmptyState>
        </div>
      ) : (
        <>
          <ViolationsTable violations={violations} except={except} />
          <div className="px-4 pb-4 sm:px-5">
            <CursorPages
              total={
                <>
                  <Suspense fallback="Counting…">
                    <InNumbers counted={counts[setting]} />
                  </Suspense>{' '}
                  <CsvLink href={`${PATH}/export?${search()}`} download="violations.csv" />
                </>
              }
              first={isFirst ? null : `${PATH}?${search()}`}
              previous={null}
              next={next}
            />
          </div>
        </>
      )}
    </Panel>
  )
}

type Counted = { counted: Promise<Broken> }

async function Apps({ counted }: Counted) {
  return <span className="tabular">{COUNT.format((await counted).apps)}</span>
}

async function InNumbers({ counted }: Counted) {
  return inNumbers(await counted).replaceAll('would break', 'break')
}
