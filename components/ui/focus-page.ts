/** Where the focus goes when the row that it was in is gone. */
export function focusPage(): void {
  document.querySelector<HTMLElement>('#content')?.focus()
}
