/**
 * Puts `value` on the clipboard; false when the browser does not allow it. Pages served over plain
 * http have no clipboard, and a person may have blocked it. Then the old command is tried.
 */
export async function writeToClipboard(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    return copyByCommand(value)
  }
}

function copyByCommand(value: string): boolean {
  let taken = false
  const listener = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', value)
    event.preventDefault()
    taken = true
  }
  document.addEventListener('copy', listener)
  try {
    return document.execCommand('copy') && taken
  } finally {
    document.removeEventListener('copy', listener)
  }
}
