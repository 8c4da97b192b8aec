import { FileJson, Smartphone } from 'lucide-react'
import { LastUsed } from '@/components/secrets/last-used'
import { EmptyState } from '@/components/ui/empty-state'
import { Facts, Panel } from '@/components/ui/panel'
import type { AppKeyUseView } from '@/lib/apps/keys/app-key'

type KeepsNoKeyProps = {
  name: string
  why: 'native' | 'metadata_document'
  jwksUri: string | null
  /** The last use of the keys there. */
  jwksUse: AppKeyUseView | null
}

/** Why this app can have no key, and what it does instead. */
export function KeepsNoKey({ name, why, jwksUri, jwksUse }: KeepsNoKeyProps) {
  if (why === 'native') {
    return (
      <EmptyState icon={Smartphone} title={`${name} keeps no key`}>
        It runs on people’s devices, where whatever it carries can be read. It proves with PKCE that
        the one who redeems a code is the one who asked for it.
      </EmptyState>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <EmptyState icon={FileJson} title={`${name} has no key here`}>
        Its metadata document says how it authenticates.
      </EmptyState>
      {jwksUri ? (
        <Panel title="Keys that the app publishes">
          <Facts
            facts={[
              { term: 'JWKS URI', value: jwksUri },
              { term: 'Last Used', value: <LastUsed use={jwksUse} /> },
            ]}
          />
        </Panel>
      ) : null}
    </div>
  )
}
