import { runCommandLine } from './run.ts'
import { terminalOf } from './terminal.ts'

const terminal = terminalOf(process)
process.exitCode = await runCommandLine(process.argv.slice(2), terminal)
terminal.close()
