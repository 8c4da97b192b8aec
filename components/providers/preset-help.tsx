import { Address } from '@/components/ui/address'
import { Facts, Panel } from '@/components/ui/panel'
import { PRESET } from '@/lib/providers/presets'
import type { PresetName } from '@/lib/providers/provider'

/** What to do at the provider first. */
export function PresetHelp({ preset, redirectUri }: { preset: PresetName; redirectUri: string }) {
  const { where, note } = PRESET[preset]
  return (
    <Panel title="First, at the provider">
      <div className="flex max-w-2xl flex-col gap-3.5">
        <Facts
          facts={[
            {
              term: 'Redirect URI',
              value: <Address label="Copy redirect URI" uri={redirectUri} />,
            },
          ]}
        />
        <p className="text-pretty">{where}</p>
        {note ? <p className="text-pretty text-muted">{note}</p> : null}
      </div>
    </Panel>
  )
}
