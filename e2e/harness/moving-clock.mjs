// Loaded into a server process: what it calls now (`lib/clock`) begins so many seconds ahead, and SIGUSR2
// moves it an hour on. The machine's clock stays right, so the server serves.
const clock = { milliseconds: Number(process.env.CLOCK_AHEAD_SECONDS ?? 0) * 1000 }
globalThis[Symbol.for('keyturn.clock')] = clock
process.on('SIGUSR2', () => {
  clock.milliseconds += 3_600_000
})
