import { FileJson, Smartphone } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'

type KeepsNoKeyProps = { name: string; why: 'native' | 'described'; jwksUri: string | null }

/** An app that nobody can give a key to, and why that is no loss. */
export function KeepsNoKey({ name, why, jwksUri }: KeepsNoKeyProps) {
  if (why === 'native') {
    return (
      <EmptyState icon={Smartphone} title={`${name} keeps no key`}>
        It runs on people’s devices, where whatever it carries can be read. It proves with PKCE that
        the one who redeems a code is the one who asked for it.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={FileJson} title={`${name} has no key here`}>
      It came with a document at its own address, which says how it authenticates.
      {jwksUri ? ` Its keys stand at ${jwksUri}.` : ''}
    </EmptyState>
  )
}
