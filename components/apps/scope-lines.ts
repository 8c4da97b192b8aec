const LINE = /\r\n|\r|\n/

/** Whether one of the lines is this scope. */
export function hasLine(typed: string, scope: string): boolean {
  return typed.split(LINE).some((line) => line.trim() === scope)
}

/** The lines with this scope among them, or without it; what else was typed stays as it is. */
export function withLine(typed: string, scope: string, wanted: boolean): string {
  if (hasLine(typed, scope) === wanted) return typed
  if (!wanted) {
    const others = typed.split(LINE).filter((line) => line.trim() !== scope)
    return others.join('\n')
  }
  const before = typed.trimEnd()
  return before === '' ? scope : `${before}\n${scope}`
}
