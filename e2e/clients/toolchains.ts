import { GO } from './go/clients'
import { JAVA } from './java/clients'
import { PYTHON } from './python/clients'
import { installToolchain, isInstalled, type Toolchain } from './toolchain'

/** What `npm test` runs, in the order of `docs/clients.md`. */
export const LIGHT_TOOLCHAINS: readonly Toolchain[] = [GO, PYTHON]

/** What takes longer, and runs by `npm run test:clients` only. */
export const HEAVY_TOOLCHAINS: readonly Toolchain[] = [JAVA]

/** Installs them, one after the other. Answers a word for each that is left out. */
export async function installToolchains(toolchains: readonly Toolchain[]): Promise<string[]> {
  const words: string[] = []
  for (const toolchain of toolchains) {
    const word = await installToolchain(toolchain)
    if (word) words.push(word)
  }
  return words
}

export const labelsOf = (toolchains: readonly Toolchain[]) =>
  toolchains.flatMap(({ clients }) => clients.map(({ label }) => label))

/** The clients whose rows `npm test` cannot hold on this machine. */
export const labelsLeftOut = () => [
  ...labelsOf(LIGHT_TOOLCHAINS.filter((toolchain) => !isInstalled(toolchain))),
  ...labelsOf(HEAVY_TOOLCHAINS),
]
