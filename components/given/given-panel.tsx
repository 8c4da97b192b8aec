import { ButtonLink } from '@/components/ui/button'
import { COUNT } from '@/components/ui/count'
import { Panel } from '@/components/ui/panel'
import { appPath } from '@/lib/apps/app'

type Count = { total: number; isMore: boolean }

/** How many people have let an app in, with the way to them. */
export function GivenPanel({ appId, count }: { appId: string; count: Count }) {
  return (
    <Panel title="Granted access">
      <div className="flex flex-col gap-3">
        <p>{inWords(count)}</p>
        <ButtonLink size="sm" href={`${appPath(appId)}/authorizations`} className="w-fit">
          See who let it in
        </ButtonLink>
      </div>
    </Panel>
  )
}

function inWords({ total, isMore }: Count): string {
  if (total === 1) return 'It acts for one person.'
  return `It acts for ${isMore ? 'more than ' : ''}${COUNT.format(total)} people.`
}
