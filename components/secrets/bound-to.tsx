const LISTED_MAX = 2

/** That a secret is used from given networks only. Nothing of one that is used from everywhere. */
export function BoundTo({ networks }: { networks: readonly string[] }) {
  if (networks.length === 0) return null
  return (
    <span
      title={networks.join(', ')}
      className="max-w-56 text-[0.8125rem] text-muted [overflow-wrap:anywhere]"
    >
      only from{' '}
      {networks.length <= LISTED_MAX ? networks.join(' and ') : `${networks.length} networks`}
    </span>
  )
}
