/**
 * Keeps a value in memory under a name, as the newest. Of more than `most` names the one goes that
 * was kept first.
 */
export function keepNewest<V>(
  kept: Map<string, V>,
  most: number,
  { name, value }: { name: string; value: V },
): void {
  kept.delete(name)
  const [oldest] = kept.keys()
  if (oldest !== undefined && kept.size >= most) kept.delete(oldest)
  kept.set(name, value)
}
