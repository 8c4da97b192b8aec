import { CodeBlock } from '@/components/ui/code-block'
import { Panel } from '@/components/ui/panel'

type ClaimsPreviewPanelProps = {
  description: string
  /** What is shown, and what it would say. */
  parts: readonly { title: string; claims: Record<string, unknown> }[]
}

/** What would be said of the person who looks. */
export function ClaimsPreviewPanel({ description, parts }: ClaimsPreviewPanelProps) {
  return (
    <Panel title="What it is told of you" description={description}>
      <div className="flex flex-col gap-4">
        {parts.map(({ title, claims }) => (
          <section key={title} className="flex flex-col gap-1.5">
            <h3 className="font-medium text-[0.8125rem] text-muted">{title}</h3>
            <CodeBlock called={`example of the ${title}`} text={JSON.stringify(claims, null, 2)} />
          </section>
        ))}
      </div>
    </Panel>
  )
}
