import { Name } from './name'
import { Time } from './time'

/** When it happened, and below it who did it. */
export function ByWhom({ at, line }: { at: Date; line: string }) {
  return (
    <div className="flex flex-col items-start gap-0.5">
      <Time at={at} />
      <span className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
        <Name>{line}</Name>
      </span>
    </div>
  )
}
