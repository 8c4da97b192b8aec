import { LastChange, type LastChangeProps } from './last-change'

type PolicyHeadingProps = LastChangeProps & {
  /** The ids of the title and of the sentence are `${id}-title` and `${id}-hint`. */
  id: string
  title: string
  sentence: string
}

/** A policy with a form: what it is called, what it does, who changed it last. */
export function PolicyHeading({ id, title, sentence, change, scope }: PolicyHeadingProps) {
  return (
    <div className="flex max-w-2xl flex-col gap-1">
      <h3 id={`${id}-title`} className="font-medium">
        {title}
      </h3>
      <p id={`${id}-hint`} className="text-pretty text-muted">
        {sentence}
      </p>
      <LastChange change={change} scope={scope} />
    </div>
  )
}
