import { anchorOf, GROUPS } from './policy-words'

const PLACES = [
  ...GROUPS.map((group) => [anchorOf(group), group] as const),
  ['initial-access-tokens', 'Initial access tokens'],
  ['hosts', 'Hosts of metadata documents'],
  ['checkers', 'Apps that check every token'],
] as const

/** What the page of policies holds, as links to its parts. */
export function PoliciesContents() {
  return (
    <nav aria-label="Groups of policies" className="flex flex-wrap gap-x-4 gap-y-2">
      {PLACES.map(([anchor, title]) => (
        <a key={anchor} href={`#${anchor}`} className="text-accent underline">
          {title}
        </a>
      ))}
    </nav>
  )
}
