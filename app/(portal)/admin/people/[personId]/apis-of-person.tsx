import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import type { Actor } from '@/lib/actor'
import { listApis } from '@/lib/apis/list-apis'

/** The APIs that a person owns; the form of each names another owner. */
export async function ApisOfPerson({ actor, personId }: { actor: Actor; personId: string }) {
  const apis = (await listApis(actor)).filter(({ owner }) => owner?.id === personId)
  if (apis.length === 0) return null
  return (
    <Panel title="APIs they own" description="The form of an API names its owner.">
      <ul className="flex flex-col gap-2">
        {apis.map(({ id, name, identifier }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <Link
              href={`/admin/apis/${id}/edit`}
              className="font-medium underline-offset-4 hover:underline"
            >
              <Name>{name}</Name>
            </Link>
            <span className="block font-mono text-muted text-xs">{identifier}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
