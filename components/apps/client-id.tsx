import clsx from 'clsx'
import { CopyButton } from '@/components/ui/copy-button'
import { isMadeAppId } from '@/lib/apps/app'

/** The client_id, to read and to copy. */
export function ClientId({ id }: { id: string }) {
  return (
    <span className="inline-flex min-w-0 items-start">
      <code
        className={clsx(
          'min-w-20 select-all py-2 font-mono text-xs leading-4 sm:text-[0.8125rem] [overflow-wrap:anywhere]',
          // An id that was brought along, or is a document's address, may be as long as it likes.
          isMadeAppId(id) ? 'min-[75rem]:whitespace-nowrap' : 'min-[75rem]:min-w-40',
        )}
      >
        {id}
      </code>
      <CopyButton value={id} label="Copy client ID" announce="Client ID copied" iconOnly />
    </span>
  )
}
