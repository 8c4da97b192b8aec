import { CopyButton } from '@/components/ui/copy-button'

/** An address that has to be registered at the provider. */
export function Address({ label, uri }: { label: string; uri: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <code className="min-w-0 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">{uri}</code>
      <CopyButton value={uri} label={label} announce="Copied" iconOnly />
    </span>
  )
}
