import { apps } from './apps'
import { auditCommands } from './audit'
import type { Command } from './command'
import { completionOf } from './completion'
import { importCommand } from './import'
import { login, logout } from './login'
import { secretCommands } from './secrets'
import { whoami } from './whoami'

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  login,
  logout,
  whoami,
  apps,
  ...secretCommands,
  importCommand,
  ...auditCommands,
  completionOf(() => COMMANDS),
]
