import { createHash } from 'node:crypto'
import type { Mapping } from '#shared/contract/imports.ts'
import { mapWorkbook } from '../mapping/apply-mapping.ts'
import { budgetTree } from '../mapping/budget-tree.ts'
import { inspectWorkbook } from '../mapping/inspect.ts'
import { TARGETS } from '../mapping/targets/index.ts'
import { ratesOf } from '../rates/reading/read-rates.ts'
import type { ReadingLimits } from '../reading/limits.ts'
import type { Progress } from '../reading/progress.ts'
import { readFileBytes, spreadsheetOf } from '../reading/read-spreadsheet.ts'
import type { Workbook } from '../reading/sheet.ts'
import type { FileFacts, InspectTask, MapTask, ReadingOutput, ReadingTask } from './task.ts'

function inspect(task: InspectTask, workbook: Workbook, facts: FileFacts): ReadingOutput {
  const inspection = inspectWorkbook(workbook, TARGETS[task.target], task)
  return { kind: 'inspect', ...facts, inspection }
}

const suggested = (workbook: Workbook, task: MapTask): Mapping =>
  inspectWorkbook(workbook, TARGETS[task.target], { sheet: null, headerRow: null }).mapping

function map(task: MapTask, workbook: Workbook, facts: FileFacts, onProgress: Progress): ReadingOutput {
  const mapping = task.mapping ?? suggested(workbook, task)
  const applied = mapWorkbook(workbook, mapping, TARGETS[task.target], onProgress)
  const tree = task.target === 'budget' ? budgetTree(applied, task.currency) : null
  return { kind: 'map', ...facts, applied, mapping, tree }
}

/** Carries out one reading task in this thread. Throws refusals; see `attempt`. */
export async function performReading(
  task: ReadingTask,
  limits: ReadingLimits,
  onProgress: Progress,
): Promise<ReadingOutput> {
  const bytes = await readFileBytes(task.file.path, limits)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const facts: FileFacts = { sha256, size: bytes.length }
  const options = { limits, onProgress }
  if (task.kind === 'rates') {
    const reading = await ratesOf(bytes, task.file.name, task.params, options)
    return { kind: 'rates', ...facts, reading }
  }
  const workbook = await spreadsheetOf(bytes, task.file.name, options)
  return task.kind === 'inspect' ? inspect(task, workbook, facts) : map(task, workbook, facts, onProgress)
}
