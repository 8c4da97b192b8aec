import type { FullResult, Reporter, Suite } from '@playwright/test/reporter'

/** Ends every run with a line for programs: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  #suite: Suite | undefined

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite
  }

  onEnd(result: FullResult): void {
    const tests = this.#suite?.allTests() ?? []
    const passed = tests.filter((test) => test.outcome() === 'expected').length
    const failed = tests.length - passed
    const broken = result.status !== 'passed' && failed === 0 ? 1 : 0
    process.stdout.write(`\n${passed} passed, ${failed + broken} failed\n`)
  }

  printsToStdio(): boolean {
    return false
  }
}
