import { Link } from '@/components/ui/link'
import { PRESET } from '@/lib/providers/presets'
import { PRESETS } from '@/lib/providers/provider'

/** Chooses a product. `hrefs` leads to the form of each. */
export function PresetChoice({ hrefs }: { hrefs: Readonly<Record<string, string>> }) {
  return (
    <ul className="grid max-w-3xl gap-2 sm:grid-cols-2">
      {PRESETS.map((name) => (
        <li key={name} className="grid">
          <Link
            href={hrefs[name] ?? ''}
            className="flex flex-col gap-0.5 rounded-lg border border-control bg-surface p-3 shadow-xs transition-colors hover:border-muted"
          >
            <span className="font-medium">{PRESET[name].label}</span>
            <span className="font-mono text-muted text-xs [overflow-wrap:anywhere]">
              {PRESET[name].issuer}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
