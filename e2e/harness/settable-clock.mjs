// Loaded into a server process: SIGUSR2 sets its clock 200 days ahead, and the next one sets it right.
const { now } = Date
let aheadMs = 0
process.on('SIGUSR2', () => {
  aheadMs = aheadMs === 0 ? 200 * 86_400_000 : 0
})
Date.now = () => now() + aheadMs
