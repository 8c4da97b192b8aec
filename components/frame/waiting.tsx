/** How many things wait somewhere for the person; nothing for none. */
export function Waiting({ count, to }: { count: number; to: string }) {
  if (count === 0) return null
  return (
    <span className="tabular ml-1.5 rounded-md bg-warning-soft px-1.5 py-0.5 text-warning text-xs ring-1 ring-warning/25 ring-inset">
      {count}
      <span className="sr-only"> {to}</span>
    </span>
  )
}
