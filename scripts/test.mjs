// npm test: every check, one after another; a failing one does not hide the next. The last line is
// "N passed, N failed"; each of formatter, linter, types and build counts as one.
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfNeeded } from './build-if-needed.mjs'
import { testsWithoutElectron, thisSystem } from './electron-binary.mjs'
import { add, countPlaywright, countVitest } from './test-counts.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const results = path.join(root, 'test-results')
const tool = (...parts) => path.join(root, 'node_modules', ...parts)

/** A step that hangs is killed and counts as failed, so that the steps after it still run. */
const MINUTE = 60_000
const LIMITS = { tool: 5 * MINUTE, vitest: 18 * MINUTE, playwright: 10 * MINUTE }

/** Why the specs run in Chromium only; undefined where they run in Electron too, which takes as long again. */
const chromiumOnly = testsWithoutElectron(thisSystem())

function run(args, limit, env = {}) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    const timer = setTimeout(() => {
      console.log(`Killed after ${limit / MINUTE} minutes.`)
      child.kill('SIGKILL')
    }, limit)
    child.on('error', error => {
      console.log(error.message)
      resolve(1)
    })
    child.on('exit', code => {
      clearTimeout(timer)
      resolve(code ?? 1)
    })
  })
}

const asOne = passed => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 })
const toolStep = async (...args) => asOne((await run(args, LIMITS.tool)) === 0)

async function buildStep() {
  try {
    await rm(path.join(root, 'out'), { recursive: true, force: true })
    await buildIfNeeded()
    return asOne(true)
  } catch (error) {
    console.log(error.message)
    return asOne(false)
  }
}

/** Runs a test runner and counts its report; one that left no readable report has crashed. */
async function countedStep(args, limit, file, count, env) {
  const report = path.join(results, file)
  await rm(report, { force: true })
  const code = await run(args, limit, env)
  try {
    return count(JSON.parse(await readFile(report, 'utf8')), code)
  } catch (error) {
    console.log(`No report was left: ${error.message}`)
    return asOne(false)
  }
}

const biome = tool('@biomejs', 'biome', 'bin', 'biome')
const STEPS = [
  ['formatter', () => toolStep(biome, 'format', '.')],
  ['linter', () => toolStep(biome, 'check', '--formatter-enabled=false', '--error-on-warnings', '.')],
  ['types', () => toolStep(tool('typescript', 'bin', 'tsc'), '--noEmit')],
  ['build', buildStep],
  [
    'unit, integration, contract, component and document tests, layers',
    () =>
      countedStep(
        [
          tool('vitest', 'vitest.mjs'),
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${path.join(results, 'vitest.json')}`,
        ],
        LIMITS.vitest,
        'vitest.json',
        countVitest,
      ),
  ],
  [
    chromiumOnly === undefined
      ? 'end-to-end tests, in Chromium and Electron'
      : `end-to-end tests, in Chromium only because ${chromiumOnly}`,
    () =>
      countedStep(
        [tool('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
        chromiumOnly === undefined ? 2 * LIMITS.playwright : LIMITS.playwright,
        'playwright.json',
        countPlaywright,
        { PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(results, 'playwright.json') },
      ),
  ],
]

await mkdir(results, { recursive: true })
const lines = []
let total = { passed: 0, failed: 0 }
for (const [name, step] of STEPS) {
  console.log(`\n── ${name}`)
  const began = Date.now()
  const counts = await step()
  total = add(total, counts)
  lines.push(
    `${name}: ${counts.passed} passed, ${counts.failed} failed (${Math.round((Date.now() - began) / 1000)} s)`,
  )
}
console.log(`\n${lines.join('\n')}`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed`)
