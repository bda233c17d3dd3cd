import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LARGEST_OUTPUT = 256 * 1024 * 1024

/** Runs a program that the tests need; a missing one is a failure with its name, never a skipped test. */
export async function runProgram(
  program: string,
  args: readonly string[],
  timeout = 180_000,
): Promise<string> {
  try {
    const { stdout } = await run(program, [...args], { timeout, maxBuffer: LARGEST_OUTPUT })
    return stdout
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error(`The document tests need the program "${program}"; scripts/test.sh installs it`)
    throw error
  }
}
