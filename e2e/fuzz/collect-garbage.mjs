import { writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Loaded into the server that is fuzzed. At SIGUSR2 it collects garbage, so that only what is in use
// remains, and writes how much that is: the one number that tells a leak from a heap that has grown.

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

process.on('SIGUSR2', () => {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(process.env.KEYTURN_FUZZ_MEMORY, String(heapUsed + external))
})
