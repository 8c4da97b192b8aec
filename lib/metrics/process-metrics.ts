import { Counter, collectDefaultMetrics, Gauge, type Registry } from 'prom-client'
import { poolStates } from '@/lib/db/connection/open-pool'
import { authentications, sweepRuns } from '@/lib/measured'

/** Registers what this process knows without asking the database. Read at each scrape. */
export function describeProcess(registry: Registry, version: string): void {
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'keyturn_build_info',
    help: 'Always 1: which version runs, and on which Node.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.version }, 1)
  new Counter({
    name: 'keyturn_authentications_total',
    help: 'Authentications of apps and sign-ins of people: by what, or why they were refused.',
    labelNames: ['who', 'outcome', 'cause'],
    registers,
    collect() {
      this.reset()
      for (const { count, ...labels } of authentications()) this.inc(labels, count)
    },
  })
  describePools(registers)
  describeSweeps(registers)
}

function describePools(registers: Registry[]): void {
  const each = (set: (state: ReturnType<typeof poolStates>[number]) => void) => {
    for (const state of poolStates()) set(state)
  }
  new Gauge({
    name: 'keyturn_database_connections',
    help: 'Open connections of each pool.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      each(({ pool, busy, idle }) => {
        this.set({ pool, state: 'busy' }, busy)
        this.set({ pool, state: 'idle' }, idle)
      })
    },
  })
  new Gauge({
    name: 'keyturn_database_connections_awaited',
    help: 'Who waits for a connection of each pool.',
    labelNames: ['pool'],
    registers,
    collect() {
      each(({ pool, waiting }) => this.set({ pool }, waiting))
    },
  })
}

/** One process sweeps at a time, so each tells of its own runs: add them up, or take the newest. */
function describeSweeps(registers: Registry[]): void {
  const labelNames = ['sweep']
  new Gauge({
    name: 'keyturn_sweep_last_run_timestamp_seconds',
    help: 'When a sweep last ended in this process, as Unix time.',
    labelNames,
    registers,
    collect() {
      for (const [sweep, { lastAt }] of sweepRuns()) this.set({ sweep }, lastAt.getTime() / 1000)
    },
  })
  new Gauge({
    name: 'keyturn_sweep_last_duration_seconds',
    help: 'How long the last run of a sweep took in this process.',
    labelNames,
    registers,
    collect() {
      for (const [sweep, { lastSeconds }] of sweepRuns()) this.set({ sweep }, lastSeconds)
    },
  })
  new Counter({
    name: 'keyturn_sweep_rows_total',
    help: 'Rows that a sweep has worked off in this process.',
    labelNames,
    registers,
    collect() {
      this.reset()
      for (const [sweep, { rows }] of sweepRuns()) this.inc({ sweep }, rows)
    },
  })
  new Counter({
    name: 'keyturn_sweep_failures_total',
    help: 'Runs of a sweep that failed in this process.',
    labelNames,
    registers,
    collect() {
      this.reset()
      for (const [sweep, { failures }] of sweepRuns()) this.inc({ sweep }, failures)
    },
  })
}
