import { CircleCheck } from 'lucide-react'
import { SelectBox, SelectionOf } from '@/components/apps/selection'
import { lengthInShort } from '@/components/ui/count'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { APPROVALS_PER_PAGE, type Approvals } from '@/lib/apps/approvals/approval'
import { ApprovalsBar, type DecidingSeveral } from './approvals-bar'
import { DecideButtons, type Deciding } from './decide-buttons'
import { DecidedList } from './decided-list'
import { Evidence } from './evidence'

type ApprovalsPanelsProps = Deciding & {
  waiting: Approvals
  decided: Approvals
  several: DecidingSeveral
}

/** What waits for an administrator, with the evidence, and what became of the rest. */
export function ApprovalsPanels(props: ApprovalsPanelsProps) {
  const { waiting, decided, several, ...deciding } = props
  const hrefOf = (first: number, second: number) =>
    `/admin/approvals?waiting=${first}&decided=${second}`
  return (
    <div className="flex flex-col gap-6">
      {waiting.total === 0 ? (
        <EmptyState icon={CircleCheck} title="Nothing waits">
          What developers ask for appears here, where the policies of your organization want an
          approval.
        </EmptyState>
      ) : (
        <SelectionOf>
          <Waiting
            {...deciding}
            waiting={waiting}
            several={several}
            hrefOf={(page) => hrefOf(page, decided.page)}
          />
        </SelectionOf>
      )}
      <Panel title="Decided" description="What became of it, the newest first." flush>
        {decided.total === 0 ? (
          <p className="px-4 py-4 text-muted sm:px-5">Nothing was decided yet.</p>
        ) : (
          <DecidedList approvals={decided.approvals} />
        )}
        <Pages list={decided} hrefOf={(page) => hrefOf(waiting.page, page)} />
      </Panel>
    </div>
  )
}

type WaitingProps = Deciding &
  Pick<ApprovalsPanelsProps, 'waiting' | 'several'> &
  Pick<PagesProps, 'hrefOf'>

function Waiting({ waiting, several, hrefOf, ...deciding }: WaitingProps) {
  const isSeveral = waiting.approvals.length > 1
  return (
    <div>
      {isSeveral ? (
        <ApprovalsBar
          waiting={waiting.approvals.map(({ id, sentence, app: { name, revision } }) => ({
            id,
            name,
            revision,
            sentence,
          }))}
          several={several}
        />
      ) : null}
      <Panel title={`Waiting (${lengthInShort(waiting)})`} description="The oldest first." flush>
        <ul className="divide-y">
          {waiting.approvals.map((approval) => (
            <li key={approval.id} className="flex flex-col gap-3 px-4 py-4 sm:px-5">
              <div className="flex items-start gap-3">
                {isSeveral ? <SelectBox id={approval.id} name={approval.app.name} /> : null}
                <div className="flex min-w-0 flex-1 flex-col gap-3">
                  <Evidence approval={approval} />
                </div>
              </div>
              <DecideButtons {...deciding} approval={approval} />
            </li>
          ))}
        </ul>
        <Pages list={waiting} hrefOf={hrefOf} />
      </Panel>
    </div>
  )
}

type PagesProps = { list: Approvals; hrefOf: (page: number) => string }

function Pages({ list: { total, isMore, page }, hrefOf }: PagesProps) {
  if (total <= APPROVALS_PER_PAGE) return null
  return (
    <div className="px-4 pb-4 sm:px-5">
      <Pagination
        page={page}
        pageSize={APPROVALS_PER_PAGE}
        total={total}
        isMore={isMore}
        noun="approvals"
        hrefOf={hrefOf}
      />
    </div>
  )
}
