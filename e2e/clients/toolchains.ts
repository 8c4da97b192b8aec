import { GO } from './go/clients'
import { PYTHON } from './python/clients'
import { installToolchain, isInstalled, type Toolchain } from './toolchain'

/** All of them, in the order of `docs/clients.md`. */
export const TOOLCHAINS: readonly Toolchain[] = [GO, PYTHON]

/** Installs all of them, one after the other. Answers a word for each that is left out. */
export async function installToolchains(): Promise<string[]> {
  const words: string[] = []
  for (const toolchain of TOOLCHAINS) {
    const word = await installToolchain(toolchain)
    if (word) words.push(word)
  }
  return words
}

/** The clients whose rows nothing on this machine can hold. */
export const labelsLeftOut = () =>
  TOOLCHAINS.filter((toolchain) => !isInstalled(toolchain)).flatMap(({ clients }) =>
    clients.map(({ label }) => label),
  )
