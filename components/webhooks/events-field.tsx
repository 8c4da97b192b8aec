import { inWords, nounInWords } from '@/components/audit/event-words'
import { CheckboxField } from '@/components/ui/choice-field'
import { FieldError } from '@/components/ui/field'
import type { EventGroup } from '@/lib/webhooks/event-catalogue'

type EventsFieldProps = {
  groups: readonly EventGroup[]
  name: string
  error: string | undefined
  chosen: readonly string[]
}

/** Which events an endpoint hears of: all of a noun, or some. */
export function EventsField({ groups, name, error, chosen }: EventsFieldProps) {
  return (
    <fieldset
      className="flex flex-col gap-3"
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className="mb-2 font-medium">Events</legend>
      {error ? <FieldError id={`${name}-error`}>{error}</FieldError> : null}
      <div className="flex flex-col divide-y rounded-xl border bg-surface">
        {groups.map((group) => (
          <Group key={group.noun} group={group} name={name} chosen={chosen} />
        ))}
      </div>
    </fieldset>
  )
}

type GroupProps = { group: EventGroup; name: string; chosen: readonly string[] }

function Group({ group: { noun, actions }, name, chosen }: GroupProps) {
  const some = actions.some((action) => chosen.includes(action))
  return (
    <div className="group/noun flex flex-col gap-2 px-4 py-3">
      <CheckboxField
        name={name}
        value={`${noun}.*`}
        data-all
        defaultChecked={chosen.includes(`${noun}.*`)}
        label={`${nounInWords(noun)}: everything`}
      />
      <details open={some} className="group-has-[[data-all]:checked]/noun:hidden">
        <summary className="w-fit cursor-pointer rounded-sm text-muted">Choose some</summary>
        <div className="mt-2 grid gap-2 pl-6 sm:grid-cols-2">
          {actions.map((action) => (
            <CheckboxField
              key={action}
              name={name}
              value={action}
              defaultChecked={chosen.includes(action)}
              label={inWords(action.slice(noun.length + 1))}
              description={<code className="font-mono">{action}</code>}
            />
          ))}
        </div>
      </details>
    </div>
  )
}
