const LINE = /\r\n|\r|\n/

/** Whether one of the lines has this scope. Several may stand on one line, as they were pasted. */
export function hasLine(typed: string, scope: string): boolean {
  return typed.split(/\s+/).includes(scope)
}

/** The lines with this scope among them, or without it; what else was typed stays as it is. */
export function withLine(typed: string, scope: string, wanted: boolean): string {
  if (hasLine(typed, scope) === wanted) return typed
  if (!wanted) {
    const others = typed.split(LINE).map((line) => withoutScope(line, scope))
    return others.filter((line) => line !== null).join('\n')
  }
  const before = typed.trimEnd()
  return before === '' ? scope : `${before}\n${scope}`
}

/** The line without the scope; null when nothing else stands there. */
function withoutScope(line: string, scope: string): string | null {
  const names = line.split(/\s+/).filter(Boolean)
  if (!names.includes(scope)) return line
  const others = names.filter((name) => name !== scope)
  return others.length > 0 ? others.join(' ') : null
}
