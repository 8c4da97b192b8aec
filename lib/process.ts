/**
 * Makes one instance per process and returns it. Next bundles its own copy of every module that it
 * imports, so a module-level variable would exist twice: once for the pages, once for the server.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`keyturn.${name}`)
  const holder = globalThis as { [key: symbol]: unknown }
  if (!(key in holder)) holder[key] = make()
  return holder[key] as T
}
