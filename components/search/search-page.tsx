import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { OrganizationField } from '@/components/ui/organization'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { TextField } from '@/components/ui/text-field'

import { NO_SECRET_PATTERN } from '@/lib/search/recognise-secret'
import type { Answers, HitGroup, SearcherRole } from '@/lib/search/search'
import { SEARCH_MAX } from '@/lib/text'
import { HitRow } from './hit-row'
import { GROUP_LABELS } from './hit-words'
import { SearchExamples } from './search-examples'

type SearchPageProps = {
  role: SearcherRole
  text: string
  answers: Answers
  refusedSecret: boolean
}

/** All answers to a text. Its form works without script. */
export function SearchPage({ role, text, answers, refusedSecret }: SearchPageProps) {
  const { groups } = answers
  return (
    <>
      <PageHeader title="Search" />
      <div className="flex max-w-3xl flex-col gap-4">
        <form action="/search" className="flex items-end gap-2">
          <OrganizationField />
          <div className="flex-1">
            <TextField
              label="What to find"
              name="q"
              defaultValue={text}
              maxLength={SEARCH_MAX}
              autoComplete="off"
              spellCheck={false}
              pattern={NO_SECRET_PATTERN}
              title="Never a whole secret: only its public part"
            />
          </div>
          <Button type="submit" early>
            Find
          </Button>
        </form>
        {refusedSecret ? <SecretInAddress /> : null}
        {groups.map((group) => (
          <Answered key={group.kind} group={group} />
        ))}
        {groups.length === 0 && text ? (
          <p className="text-muted" role="status">
            Nothing that you may see has <b className="[overflow-wrap:anywhere]">{text}</b>. Parts
            of words are enough, in any order; type ids in full.
          </p>
        ) : null}
        {text ? null : (
          <div className="rounded-xl border bg-surface">
            <SearchExamples role={role} />
          </div>
        )}
      </div>
    </>
  )
}

function Answered({ group }: { group: HitGroup }) {
  const { kind, hits, more } = group
  return (
    <Panel title={GROUP_LABELS[kind]} flush>
      <ul className="divide-y">
        {hits.map((hit) => (
          <li key={`${hit.href} ${'id' in hit ? hit.id : ''}`}>
            <Link
              href={hit.href}
              className="flex items-start gap-2.5 px-4 py-3 -outline-offset-2 hover:bg-hover sm:px-5"
            >
              <HitRow hit={hit} />
            </Link>
          </li>
        ))}
      </ul>
      {more ? (
        <p className="border-t px-4 py-3 text-muted sm:px-5">
          There are more than {hits.length}. One word more narrows them.
        </p>
      ) : null}
    </Panel>
  )
}

function SecretInAddress() {
  return (
    <Banner tone="danger" title="That was a secret or a token, and it was not searched for">
      It stood in the address of a page, so it is in the history of this browser. If others use it,
      replace the secret. To find out whose it is, search for the eight characters after{' '}
      <code>_cs_</code>.
    </Banner>
  )
}
